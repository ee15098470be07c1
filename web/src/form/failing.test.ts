import { describe, expect, it } from "vitest";
import type { Answer, Events } from "./answers";
import type { Curve, Question } from "./definition";
import { fails } from "./failing";

const asked = { question: "Q", title: "Q" } as const;
const option = (code: string, credit?: number) =>
  credit === undefined ? { option: code, title: code } : { option: code, title: code, credit };
const part = (code: string) => ({ part: code, title: code });

function failsAt(question: Question, value: Answer["value"], events: Events = {}): boolean {
  return fails(question, { value: value ?? null }, events);
}

function duration(curve?: Curve): Question {
  return { ...asked, type: "duration", start: "door", end: "ack", ...(curve && { curve }) };
}

describe("fails", () => {
  it("is true for the word that was not expected", () => {
    expect(failsAt({ ...asked, type: "yes_no" }, "no")).toBe(true);
    expect(failsAt({ ...asked, type: "yes_no", expected: "no" }, "no")).toBe(false);
  });

  it("is true for an option below half, and never where options have no credit", () => {
    const options = [option("whole", 1), option("half", 0.5), option("less", 0.49)];
    const question: Question = { ...asked, type: "choice", options };
    expect(options.map(({ option: code }) => failsAt(question, code))).toEqual([false, false, true]);
    expect(failsAt({ ...asked, type: "choice", options: [option("a"), option("b")] }, "b")).toBe(false);
  });

  it("is true below half of the parts, and not at half", () => {
    const question: Question = { ...asked, type: "checklist", parts: ["a", "b", "c", "d"].map(part) };
    expect([["a"], ["a", "b"], []].map((seen) => failsAt(question, seen))).toEqual([true, false, true]);
  });

  it("is true up to a quarter of a scale", () => {
    const question: Question = { ...asked, type: "scale", from: 1, to: 5 };
    expect([1, 2, 3].map((value) => failsAt(question, value))).toEqual([true, true, false]);
  });

  it("is true below half of a ratio", () => {
    const question: Question = { ...asked, type: "ratio" };
    expect([2, 3].map((have) => failsAt(question, { have, of: 6 }))).toEqual([true, false]);
  });

  it("is true past the target, whatever credit is left", () => {
    for (const curve of [{ target: 300 }, { target: 300, limit: 600 }, { target: 300, half_every: 120 }]) {
      expect([300, 300.1].map((value) => failsAt(duration(curve), value))).toEqual([false, true]);
    }
  });

  it("is true past the first tier of a duration, and below half of a number's tiers", () => {
    const tiers: [number, number][] = [[5, 1], [10, 0.5], [15, 0.4]];
    expect([5, 6].map((value) => failsAt(duration({ tiers }), value))).toEqual([false, true]);
    const number: Question = { ...asked, type: "number", curve: { tiers } };
    expect([6, 10, 11, 16].map((value) => failsAt(number, value))).toEqual([false, false, true, true]);
  });

  it("is true on both sides of a rhythm where less than half is left", () => {
    const question = duration({ rhythm: [30, 90, 240, 360] });
    const times = [20, 59, 60, 90, 240, 300, 301, 360];
    const outside = [true, true, false, false, false, false, true, true];
    expect(times.map((value) => failsAt(question, value))).toEqual(outside);
  });

  it("reads a duration off the clock, exactly", () => {
    const events = { door: 0.1, ack: 0.3 };
    expect(fails(duration({ target: 0.2 }), {}, events)).toBe(false);
  });

  it("is true for a wait that was given up, if there is a curve at all", () => {
    expect(fails(duration({ target: 300 }), { value: 10, censored: true }, {})).toBe(true);
    expect(fails(duration(), { value: 10, censored: true }, {})).toBe(false);
  });

  it("is never true for types that are never scored", () => {
    expect(failsAt({ ...asked, type: "text" }, "no")).toBe(false);
    expect(failsAt({ ...asked, type: "number" }, 3)).toBe(false);
    expect(failsAt({ ...asked, type: "choices", options: [option("a"), option("b")] }, [])).toBe(false);
  });
});
