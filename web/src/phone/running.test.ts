import { afterEach, describe, expect, it, vi } from "vitest";
import type { Gap, Mark } from "../offline/database";
import { RunningClock } from "./running.svelte";

const ago = (seconds: number, stood: number): Mark => ({ page: 1, own: 99, wall: Date.now() - seconds * 1000, seconds: stood });

afterEach(() => vi.restoreAllMocks());

describe("the clock on the page", () => {
  it("shows nothing before the first tap, which is at nought", () => {
    const clock = new RunningClock(null, () => undefined);
    expect(clock.seconds).toBeUndefined();
    expect(clock.tap().mark.seconds).toBe(0);
  });

  it("goes on from the mark that another page has kept", () => {
    const clock = new RunningClock(ago(90, 30), () => undefined);
    expect(clock.seconds).toBeCloseTo(120, 0);
    expect(clock.tap().mark.seconds).toBeCloseTo(120, 0);
  });

  it("begins anew when all taps were taken back", () => {
    const clock = new RunningClock(ago(90, 30), () => undefined);
    clock.follow(null);
    expect(clock.seconds).toBeUndefined();
    expect(clock.tap()).toMatchObject({ mark: { seconds: 0 }, gaps: [], starts: true });
  });

  it("keeps the gap of a reload at once, and once", () => {
    const kept: Gap[][] = [];
    const clock = new RunningClock(ago(90, 30), (_, gaps) => kept.push(gaps));
    clock.run()();
    expect(kept.flat()).toHaveLength(1);
    expect(kept.flat()[0]).toMatchObject({ after: 30, why: "reopened" });
    expect(kept.flat()[0]?.counted).toBeCloseTo(90, 0);
  });

  it("goes on with the clock that another tab has started", () => {
    const clock = new RunningClock(null, () => undefined);
    clock.follow(ago(10, 0));
    expect(clock.seconds).toBeCloseTo(10, 0);
    expect(clock.tap().starts).toBe(false);
  });

  it("counts the sleep that befell while no clock was on the page", () => {
    const before = new RunningClock(null, () => undefined);
    const { mark } = before.tap();
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    vi.restoreAllMocks();
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 300_000);
    const after = new RunningClock(mark, () => undefined);
    expect(after.seconds).toBeCloseTo(300, 0);
    expect(after.tap().gaps).toMatchObject([{ why: "slept" }]);
  });

  it("keeps a mark when the page is hidden, and counts the sleep that follows", () => {
    const kept: Mark[] = [];
    const clock = new RunningClock(null, (mark) => kept.push(mark));
    const stop = clock.run();
    clock.tap();
    const visible = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(kept).toHaveLength(1);

    const woken = Date.now() + 300_000;
    vi.spyOn(Date, "now").mockReturnValue(woken);
    visible.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(clock.seconds).toBeCloseTo(300, 0);
    stop();
  });
});
