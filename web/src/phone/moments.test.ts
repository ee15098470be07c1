import { describe, expect, it } from "vitest";
import { makeDraft, makeForm } from "../testing/build";
import { firstMark, readClocks } from "./clock";
import { lastMoment, nextMoment, withoutTap, withTap } from "./moments";

const form = makeForm();
const tap = (seconds: number) => ({ seconds, mark: { ...firstMark(readClocks()), seconds } });

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
});
