import { describe, expect, it } from "vitest";
import type { Mark } from "../offline/database";
import { firstMark, gapsBetween, readClocks, takenUp, tenths, type Reading } from "./clock";

const start: Reading = { page: 1000, own: 5_000, wall: 1_800_000_000_000 };
const later = (own: number, wall = own, page = start.page): Reading => ({
  page,
  own: start.own + own,
  wall: start.wall + wall,
});
const clock = firstMark(start);
const secondsAt = (mark: Mark, now: Reading, hidden: boolean): number => takenUp(mark, now, hidden).mark.seconds;
const gapsAt = (mark: Mark, now: Reading, hidden: boolean) => takenUp(mark, now, hidden).gaps;

describe("the visit clock", () => {
  it("starts at nought with the first tap", () => {
    expect(secondsAt(clock, start, false)).toBe(0);
  });

  it("counts by the page's own clock while the page is in front, even when the phone sets its time", () => {
    expect(secondsAt(clock, later(12_400, 3_600_000), false)).toBe(12.4);
    expect(secondsAt(clock, later(12_400, -3_600_000), false)).toBe(12.4);
  });

  it("counts the time the phone slept, when the page's own clock stood still", () => {
    expect(secondsAt(clock, later(2_000, 300_000), true)).toBe(300);
  });

  it("keeps to its own clock when the wall clock was set back while hidden", () => {
    expect(secondsAt(clock, later(60_000, -3_600_000), true)).toBe(60);
  });

  it("goes on through a reload by the wall clock", () => {
    const reloaded: Reading = { page: 999_999, own: 12, wall: start.wall + 90_000 };
    expect(secondsAt(clock, reloaded, false)).toBe(90);
  });

  it("never runs backwards, even when the phone set its time back between two pages", () => {
    const reloaded: Reading = { page: 999_999, own: 12, wall: start.wall - 90_000 };
    expect(secondsAt({ ...clock, seconds: 40 }, reloaded, false)).toBe(40);
  });

  it("adds up over many marks to the same as over one", () => {
    let mark = clock;
    for (let second = 1; second <= 600; second++) mark = takenUp(mark, later(second * 1000), false).mark;
    expect(mark.seconds).toBeCloseTo(600, 6);
  });

  it("is handed in to the tenth of a second", () => {
    expect(tenths(12.449)).toBe(12.4);
  });

  it("reads two clocks that move forward", () => {
    const one = readClocks();
    const other = readClocks();
    expect(other.own).toBeGreaterThanOrEqual(one.own);
    expect(other.page).toBe(one.page);
  });
});

describe("the gaps of the clock", () => {
  const stood: Mark = { ...clock, seconds: 40 };
  const reloaded = (wall: number): Reading => ({ page: 999_999, own: 12, wall: start.wall + wall });

  it("are none while its own clock ran on, in front or behind another page", () => {
    expect(gapsAt(stood, later(12_400), false)).toEqual([]);
    expect(gapsAt(stood, later(60_000, 61_500), true)).toEqual([]);
  });

  it("say what the wall clock bridged, after a reload and after sleep", () => {
    expect(gapsAt(stood, reloaded(90_000), false)).toEqual([{ after: 40, counted: 90, why: "reopened" }]);
    expect(gapsAt(stood, later(2_000, 300_000), true)).toEqual([{ after: 40, counted: 300, why: "slept" }]);
  });

  it("say that the wall clock was set, which counts nothing of its own", () => {
    const hour = 3_600_000;
    expect(gapsAt(stood, later(1_000, hour), false)).toEqual([{ after: 40, counted: 1, why: "clock_changed" }]);
    expect(gapsAt(stood, later(1_000, -hour), false)).toEqual([{ after: 40, counted: 1, why: "clock_changed" }]);
    expect(gapsAt(stood, later(9_000, -hour), true)).toEqual([{ after: 40, counted: 9, why: "clock_changed" }]);
    expect(gapsAt(stood, reloaded(-24 * hour), false)).toEqual([{ after: 40, counted: 0, why: "clock_changed" }]);
  });

  it("never count more than the server takes, whatever year the phone believes it is", () => {
    const [gap] = gapsAt(stood, reloaded(50 * 365 * 86_400_000), false);
    expect(gap?.counted).toBe(9_999_960);
  });

  it("are found beside the durations they touch, and no others", () => {
    const gaps = [
      { after: 40, counted: 20, why: "slept" as const },
      { after: 100, counted: 0, why: "clock_changed" as const },
    ];
    expect(gapsBetween(gaps, 0, 30)).toEqual([]);
    expect(gapsBetween(gaps, 50, 90)).toEqual([gaps[0]]);
    expect(gapsBetween(gaps, 90, 110)).toEqual([gaps[1]]);
    expect(gapsBetween(gaps, 0, 200)).toEqual(gaps);
  });
});
