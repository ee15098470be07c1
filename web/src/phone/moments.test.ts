import { describe, expect, it } from "vitest";
import type { Gap } from "../offline/database";
import { makeDraft, makeForm } from "../testing/build";
import { firstMark, readClocks } from "./clock";
import { lastMoment, nextMoment, withoutTap, withTap } from "./moments";

const form = makeForm();
const tap = (seconds: number, gaps: Gap[] = []) => ({ mark: { ...firstMark(readClocks()), seconds }, gaps, starts: false });

describe("the moments of a visit", () => {
  it("come in the order of the form", () => {
    expect([nextMoment(form, {})?.event, nextMoment(form, { door: 0 })?.event]).toEqual(["door", "ack"]);
  });

  it("go on after the one that was tapped last, when one was left out", () => {
    expect(nextMoment(form, { door: 0, ack: 5 })?.event).toBe("out");
    expect(nextMoment(form, { out: 90 })?.event).toBe("door");
  });

  it("are all noted in the end", () => {
    expect(nextMoment(form, { door: 0, ack: 5, out: 90 })).toBeUndefined();
  });

  it("can be taken back, the latest first by the clock", () => {
    expect(lastMoment(form, { door: 0, ack: 50, out: 20 })?.event).toBe("ack");
    expect(lastMoment(form, {})).toBeUndefined();
  });

  it("leave the clock running when one of several is taken back", () => {
    const draft = withoutTap(withTap(withTap(makeDraft(), "door", tap(0)), "ack", tap(12.4)), "ack");
    expect(draft.events).toEqual({ door: 0 });
    expect(draft.clock?.seconds).toBe(12.4);
  });

  it("start the clock anew when the only one is taken back", () => {
    expect(withoutTap(withTap(makeDraft(), "door", tap(0)), "door").clock).toBeNull();
  });

  it("are kept by the wall clock too, and one taken back is marked, never removed", () => {
    const twice = withTap(withoutTap(withTap(withTap(makeDraft(), "door", tap(0)), "ack", tap(5)), "ack"), "ack", tap(9));
    expect(twice.taps.map(({ event, seconds, taken_back }) => [event, seconds, taken_back])).toEqual([
      ["door", 0, false],
      ["ack", 5, true],
      ["ack", 9, false],
    ]);
    for (const { at } of twice.taps) expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(2000);
  });

  it("keep the gaps before them, until the clock starts anew", () => {
    const gap: Gap = { after: 2, counted: 3, why: "reopened" };
    const draft = withTap(withTap(makeDraft(), "door", tap(0)), "ack", tap(5, [gap]));
    expect(draft.gaps).toEqual([gap]);
    expect(withoutTap(withoutTap(draft, "ack"), "door").gaps).toEqual([]);
  });

  it("go on with the clock of another tab when both believed to be first", () => {
    const now = readClocks();
    const draft = withTap(makeDraft({ clock: { ...now, own: now.own - 7_000, wall: now.wall - 7_000, seconds: 0 } }), "ack", {
      mark: firstMark(now),
      gaps: [],
      starts: true,
    });
    expect(draft.events).toEqual({ ack: 7 });
  });
});
