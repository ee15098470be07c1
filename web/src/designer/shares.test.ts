import { describe, expect, it } from "vitest";
import type { Question } from "../form/definition";
import type { Fraction } from "../form/fraction";
import { halfUp } from "../form/sums";
import { isScored, sharesOf, weighed } from "./shares";
import { withQuestion, type Tree } from "./tree";

const asked = (question: string, points: number, more: object = {}) =>
  ({ question, type: "yes_no", title: question, points, tags: { parameter: "speed", owner: "guard" }, ...more }) as Question;
const tree = (method: string, ...sections: Tree["sections"]): Tree => ({ form: "shop", title: "Shop", languages: ["en"], scoring: { method }, sections });
const A = { section: "A", title: "A", weight: 10, questions: [asked("A1", 1), asked("A2", 0.5, { tags: { parameter: "safety", owner: "guard" } })] };
const B = { section: "B", title: "B", questions: [asked("B1", 1.5), asked("B2", 7, { bonus: true }), asked("B3", 9, { family: "perception" })] };
const written = (shares: ReadonlyMap<string, Fraction>) => Object.fromEntries([...shares].map(([code, { top, bottom }]) => [code, `${halfUp({ top: 100n * top, bottom }, 1)}`]));

describe("the shares of a form", () => {
  it("are points among all points when they are pooled; bonus and unscored ones hold nothing", () => {
    const shares = sharesOf(tree("pooled", A, B));
    expect(written(shares.questions)).toEqual({ A1: "33.3", A2: "16.7", B1: "50" });
    expect(written(shares.sections)).toEqual({ A: "50", B: "50" });
    expect(written(shares.parameter)).toEqual({ speed: "83.3", safety: "16.7" });
    expect(written(shares.owner)).toEqual({ guard: "100" });
  });

  it("are the section's weight shared out by points when sections count by weight, left out meaning the sum of its points", () => {
    const shares = sharesOf(tree("weighted", A, B, { section: "C", title: "C", weight: 50, questions: [] }));
    expect(written(shares.sections)).toEqual({ A: "87", B: "13" });
    expect(written(shares.questions)).toEqual({ A1: "58", A2: "29", B1: "13" });
  });

  it("add up to the whole exactly, whatever the points", () => {
    const questions = Array.from({ length: 300 }, (_, at) => asked(`Q${at}`, [0.1, 0.25, 3, 0.3333][at % 4] as number));
    const sum = [...sharesOf(tree("pooled", { section: "A", title: "A", questions })).questions.values()].reduce((all, { top, bottom }) => ({ top: all.top * bottom + top * all.bottom, bottom: all.bottom * bottom }));
    expect(sum.top).toBe(sum.bottom);
  });

  it("do not exist while nothing is scored", () => {
    expect(sharesOf(tree("pooled", { section: "A", title: "A", questions: [asked("A1", 0)] })).questions.size).toBe(0);
    expect(sharesOf({ form: "x" } as unknown as Tree).sections.size).toBe(0);
  });

  it("count only what can be earned: a time needs a curve, a choice its credits", () => {
    const wait = asked("W", 2, { type: "duration", start: "a", end: "b" });
    expect([isScored(wait), isScored({ ...wait, curve: { target: 5 } } as Question), isScored(asked("T", 2, { type: "text" }))]).toEqual([false, true, false]);
    expect(isScored(asked("X", "three" as unknown as number))).toBe(false);
  });

  it("are known to be the same when only words have changed, and not when points have", () => {
    const form = tree("pooled", A, B);
    const place = { section: 0, question: 0 };
    expect(weighed(withQuestion(form, place, asked("A1", 1, { title: "Other" })))).toBe(weighed(form));
    expect(weighed(withQuestion(form, place, asked("A1", 2)))).not.toBe(weighed(form));
  });
});
