import { describe, expect, it } from "vitest";
import { firstMark, marked, readClocks, secondsAt, tapped, type Reading } from "./clock";

const start: Reading = { page: 1000, own: 5_000, wall: 1_800_000_000_000 };
const later = (own: number, wall = own, page = start.page): Reading => ({
  page,
  own: start.own + own,
  wall: start.wall + wall,
});
const clock = firstMark(start);

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
    for (let second = 1; second <= 600; second++) mark = marked(mark, later(second * 1000), false);
    expect(mark.seconds).toBeCloseTo(600, 6);
  });

  it("is handed in to the tenth of a second", () => {
    expect(tapped(12.449)).toBe(12.4);
  });

  it("reads two clocks that move forward", () => {
    const one = readClocks();
    const other = readClocks();
    expect(other.own).toBeGreaterThanOrEqual(one.own);
    expect(other.page).toBe(one.page);
  });
});
