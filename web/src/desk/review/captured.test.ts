import { describe, expect, it } from "vitest";
import { distanceText, isBent, isFar, offsetText, placeText, secondsOf } from "./captured";

const at = "2026-11-22T03:00:00Z";
const given = { told: "given" as const, at, latitude: 3.1, longitude: 101.6, accuracy: 20 };

describe("how a visit was captured", () => {
  it("says how far the phone's clock was off, and which way", () => {
    expect(offsetText(90_000)).toBe("1 min 30 secs behind the server");
    expect(offsetText(-3_600_000)).toBe("1 hr ahead of the server");
    expect(offsetText(1_999)).toBe("Right to the second");
    expect(offsetText(null)).toBe("Not known");
  });

  it("doubts the times that run over a gap in which the phone's clock was set, and no others", () => {
    const gaps = [
      { after: 40, counted: 600, why: "clock_changed" as const },
      { after: 900, counted: 60, why: "slept" as const },
    ];
    const doubts = (door: number, out: number) => isBent({ start: "door", end: "out" }, { door, out }, gaps);

    expect([doubts(0, 30), doubts(30, 50), doubts(50, 60), doubts(640, 700), doubts(641, 950)]).toEqual([false, true, true, true, false]);
    expect(isBent({ start: "door", end: "out" }, { door: 0 }, gaps)).toBe(false);
  });

  it("says how far from the branch the shopper was, with the phone's own doubt", () => {
    expect(placeText(given, 85)).toBe("85 m from the branch, give or take 20 m");
    expect(distanceText(1_240)).toBe("1.2 km");
  });

  it("tells apart a place that was refused, impossible, not asked, and one that can't be compared", () => {
    const told = (word: "refused" | "impossible") => ({ ...given, told: word });
    expect(placeText(told("refused"), null)).toBe("The shopper preferred not to say");
    expect(placeText(told("impossible"), null)).toBe("The phone could not tell");
    expect(placeText(null, null)).toBe("Not asked");
    expect(placeText(given, null)).toBe("Given, but the branch has no place on the map");
  });

  it("calls far only what is far whatever the phone's doubt", () => {
    expect([isFar(200, 49), isFar(200, 50), isFar(10_000, 9_900)]).toEqual([true, false, false]);
  });

  it("measures the log from its first to its last touch", () => {
    expect(secondsOf([{ event: "question", start: 5_000, end: 9_000 }, { event: "form save", start: 65_000 }])).toBe(60);
    expect(secondsOf([])).toBe(0);
  });
});
