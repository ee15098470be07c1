import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Jpeg } from "./jpeg";
import { NOTHING_NOTED } from "./noted";
import { openedFor } from "./scaling";

const file = new Blob([]);
const large = (orientation: number): Jpeg => ({
  width: 8000,
  height: 6000,
  noted: { ...NOTHING_NOTED, orientation },
  parts: [],
});

/** A browser that opens JPEGs in part, turns them by `rotation`, and gives `off` pixels too few. */
function decoding(rotation: number, off = 0) {
  const asked: [number, number][] = [];
  class Decoder {
    readonly #size: [number, number];
    constructor({ desiredWidth, desiredHeight }: { desiredWidth: number; desiredHeight: number }) {
      this.#size = [desiredWidth, desiredHeight];
      asked.push(this.#size);
    }
    decode = async () => {
      const [width, height] = rotation % 180 ? this.#size.toReversed() : this.#size;
      return { image: { rotation, displayWidth: (width ?? 0) - off, displayHeight: (height ?? 0) - off, close: vi.fn() } };
    };
    close = vi.fn();
  }
  vi.stubGlobal("ImageDecoder", Decoder);
  return asked;
}

describe("a large JPEG", () => {
  beforeEach(() => vi.stubGlobal("createImageBitmap", async () => ({ width: 1, height: 1, close: vi.fn() })));
  afterEach(() => vi.unstubAllGlobals());
  const sizeOf = async (orientation: number, longestSide = 1600) => {
    const { width, height } = await openedFor(file, longestSide, large(orientation));
    return [width, height];
  };

  it("is opened with the fewest eighths of its pixels that are enough, upright", async () => {
    const asked = decoding(90);
    expect(await sizeOf(6)).toEqual([1500, 2000]);
    expect(asked).toEqual([[2000, 1500]]);
  });

  it.each([
    ["too few pixels", 1, 0, 1],
    ["a picture that was not turned", 6, 0, 0],
    ["a picture that had to be mirrored", 2, 0, 0],
  ])("is opened whole where the browser gives %s", async (_, orientation, rotation, off) => {
    decoding(rotation, off);
    expect(await sizeOf(orientation)).toEqual([1, 1]);
  });

  it("is opened whole where the browser can't open a part, or nearly all is wanted", async () => {
    expect(await sizeOf(1)).toEqual([1, 1]);
    const asked = decoding(0);
    expect(await sizeOf(1, 7500)).toEqual([1, 1]);
    expect(asked).toEqual([]);
  });
});
