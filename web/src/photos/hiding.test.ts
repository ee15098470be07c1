import { describe, expect, it } from "vitest";
import { roughened, type Pixels } from "./hiding";
import { between, moved, resized, SMALLEST } from "./place";

function pixels(width: number, height: number, grey: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < width * height; at++) data.set(Array(3).fill(grey(at % width, Math.floor(at / width))), 4 * at);
  return { data, width, height };
}

describe("what is left of a place that is hidden", () => {
  it("is at most eight cells along its longer side, however large it is", () => {
    const { width, height } = roughened(pixels(400, 200, () => 100));
    expect([width, height]).toEqual([8, 4]);
  });

  it("is fewer cells where it is small", () => {
    expect(roughened(pixels(30, 20, () => 100))).toMatchObject({ width: 3, height: 2 });
  });

  it("is nothing of what is finer than a cell: two different texts leave the same", () => {
    const one = roughened(pixels(160, 160, (x) => (x % 4 < 2 ? 0 : 255)));
    const other = roughened(pixels(160, 160, (_, y) => (y % 4 < 2 ? 0 : 255)));
    expect(one).toEqual(other);
  });

  it("is the rough colour of each cell, and never see-through", () => {
    const { data } = roughened(pixels(160, 160, (x) => (x < 80 ? 10 : 250)));
    expect([...data.slice(0, 4)]).toEqual([16, 16, 16, 255]);
    expect([...data.slice(4 * 7, 4 * 7 + 4)]).toEqual([255, 255, 255, 255]);
  });
});

describe("a place in a picture", () => {
  const place = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

  it("lies between two points, whichever way they were dragged", () => {
    const there = between({ x: 0.2, y: 0.3 }, { x: 0.6, y: 0.7 });
    expect(between({ x: 0.6, y: 0.7 }, { x: 0.2, y: 0.3 })).toEqual(there);
    expect(there.x).toBe(0.2);
    expect(there.height).toBeCloseTo(0.4);
  });

  it("never leaves the picture", () => {
    expect(moved(place, 5, -5)).toMatchObject({ x: 0.8, y: 0 });
    expect(resized(place, 5, 5)).toEqual({ ...place, width: 0.6, height: 0.6 });
    expect(between({ x: 2, y: 2 }, { x: -1, y: 0.5 })).toMatchObject({ x: 0, y: 0.5, width: 1, height: 0.5 });
  });

  it("is never too small to be taken hold of", () => {
    expect(resized(place, -1, -1)).toMatchObject({ width: SMALLEST, height: SMALLEST });
  });
});
