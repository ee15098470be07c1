import { describe, expect, it } from "vitest";
import type { Condition } from "../../form/definition";
import { conditionOf, groupOf, rootOf, testNode } from "./nodes";

const A: Condition = { question: "A", is: "yes" };
const B: Condition = { question: "B", over: 600 };
const C: Condition = { question: "C", answered: true };

describe("a condition in the builder", () => {
  it.each<[string, Condition]>([
    ["one test", A],
    ["a test turned round", { not: A }],
    ["all of several", { all: [A, B] }],
    ["any of several", { any: [A, B, C] }],
    ["a group turned round", { not: { any: [A, B] } }],
    ["groups in groups", { all: [A, { any: [B, { not: { all: [C, A] } }] }] }],
    ["a group of one inside another", { any: [A, { all: [B] }] }],
  ])("comes back as it was: %s", (_, condition) => expect(conditionOf(rootOf(condition))).toEqual(condition));

  it.each<[string, Condition, Condition]>([
    ["a group of one", { all: [A] }, A],
    ["twice turned round", { not: { not: A } }, A],
    ["a group of one, turned round", { not: { any: [A] } }, { not: A }],
    ["a turned group of one turned test", { not: { all: [{ not: A }] } }, A],
    ["a group in a group of one", { all: [{ any: [A, B] }] }, { any: [A, B] }],
  ])("is written as plainly as it can be: %s", (_, condition, plain) =>
    expect(conditionOf(rootOf(condition))).toEqual(plain),
  );

  it("is nothing once its last test is gone, in groups within groups too", () => {
    expect([conditionOf(groupOf([])), conditionOf(groupOf([groupOf([groupOf([])])]))]).toEqual([undefined, undefined]);
  });

  it("leaves out a group that holds nothing", () => {
    const root = groupOf([testNode({ question: "A", is: "yes" }), groupOf([]), testNode({ question: "B", over: 600 })]);
    expect(conditionOf(root)).toEqual({ all: [A, B] });
  });

  it.each<[unknown]>([["soon"], [7], [null], [{ questions: "A" }], [[A]]])("keeps %j, which is none, as it stands", (broken) => {
    const both = { all: [A, broken] };
    expect(conditionOf(rootOf(both))).toEqual(both);
    expect(conditionOf(rootOf(broken))).toEqual(broken);
  });
});
