import { describe, expect, it } from "vitest";
import type { Question } from "../form/definition";
import { duplicateSection } from "./duplicating";
import { renameEvent, renameOption, renameQuestion, usesOf } from "./renaming";
import {
  addQuestion, duplicateQuestion, earlierThan, everyQuestion, freeCode, isShaped, moveQuestion, moveSection, placeOf, removeQuestion, stepFrom, withQuestion,
  type Tree,
} from "./tree";

const yesNo = (question: string, more: object = {}) => ({ question, type: "yes_no", title: "Was it so?", ...more }) as Question;
const tree: Tree = {
  form: "shop",
  title: "Shop",
  languages: ["en"],
  events: [{ event: "door", title: "In" }, { event: "ack", title: "Hello" }],
  sections: [
    { section: "A", title: "Arrival", questions: [yesNo("A1"), yesNo("A2", { ask_if: { question: "A1", is: "yes" } })] },
    { section: "B", title: "Service", ask_if: { not: { question: "A1", is: "no" } }, questions: [yesNo("B1", { ask_if: { any: [{ question: "A2", is: "no" }, { question: "A1", answered: true }] } })] },
    { section: "C", title: "Way out", questions: [] },
  ],
};
const codes = (form: Tree) => form.sections.map((section) => section.questions.map((one) => one.question).join(" "));

describe("a change to a tree", () => {
  it("shares every section and question that it does not speak of, and leaves the tree as it was", () => {
    const before = JSON.stringify(tree);
    const next = withQuestion(tree, { section: 0, question: 1 }, yesNo("A2"));
    expect(next.sections[0]?.questions[0]).toBe(tree.sections[0]?.questions[0]);
    expect(next.sections[1]).toBe(tree.sections[1]);
    expect(JSON.stringify(tree)).toBe(before);
  });

  it("adds, moves and takes out questions where it is told", () => {
    expect(codes(addQuestion(tree, { section: 0, question: 1 }, yesNo("X")))).toEqual(["A1 X A2", "B1", ""]);
    expect(codes(moveQuestion(tree, { section: 0, question: 0 }, { section: 0, question: 1 }))).toEqual(["A2 A1", "B1", ""]);
    expect(codes(moveQuestion(tree, { section: 0, question: 1 }, { section: 2, question: 0 }))).toEqual(["A1", "B1", "A2"]);
    expect(codes(removeQuestion(tree, { section: 1, question: 0 }))).toEqual(["A1 A2", "", ""]);
    expect(moveSection(tree, 0, 2).sections.map((one) => one.section)).toEqual(["B", "C", "A"]);
  });

  it("steps over the edge of a section into the next one, and stops at the form's end", () => {
    expect(stepFrom(tree, { section: 0, question: 1 }, 1)).toEqual({ section: 1, question: 0 });
    expect(stepFrom(tree, { section: 1, question: 0 }, -1)).toEqual({ section: 0, question: 2 });
    expect(stepFrom(tree, { section: 0, question: 0 }, -1)).toBeUndefined();
  });

  it("makes a copy with a code of its own right behind", () => {
    const copy = duplicateQuestion(tree, { section: 0, question: 0 });
    expect([copy?.code, copy && codes(copy.tree)]).toEqual(["A3", ["A1 A3 A2", "B1", ""]]);
    expect([freeCode(tree, "door"), freeCode(tree, "A1")]).toEqual(["door_2", "A3"]);
  });
});

describe("a section again", () => {
  it("stands right behind, under free codes, and what its questions name of each other are the copies", () => {
    const felt = yesNo("felt", { perceives: ["B1"], ask_if: { all: [{ question: "B1", is: "yes" }, { question: "A1", is: "yes" }] } });
    const form = addQuestion(addQuestion(tree, { section: 1, question: 1 }, felt), { section: 2, question: 0 }, yesNo("D1"));
    const copy = duplicateSection(form, 1);
    expect([copy?.code, copy && codes(copy.tree), copy?.tree.sections.map((one) => one.section)]).toEqual(["D", ["A1 A2", "B1 felt", "D2 felt_2", "D1"], ["A", "B", "D", "C"]]);
    expect(copy?.tree.sections[2]).toEqual({
      ...form.sections[1], section: "D", questions: [
        { ...form.sections[1]?.questions[0], question: "D2" },
        { ...felt, question: "felt_2", perceives: ["D2"], ask_if: { all: [{ question: "D2", is: "yes" }, { question: "A1", is: "yes" }] } },
      ],
    });
    expect(copy?.tree.sections[1]).toBe(form.sections[1]);
  });

  it("means the first of two questions with one code, as everywhere", () => {
    const form = { ...tree, sections: [{ section: "A", title: "Arrival", questions: [yesNo("A1"), yesNo("A1", { ask_if: { question: "A1", is: "no" } })] }] } as Tree;
    const copy = duplicateSection(form, 0);
    expect(copy && codes(copy.tree)).toEqual(["A1 A1", "B1 B2"]);
    expect(copy?.tree.sections[1]?.questions[1]?.ask_if).toEqual({ question: "B1", is: "no" });
  });
});

describe("a question under another code", () => {
  it("is named by it in every condition, however deep, and in perceived times", () => {
    const felt = { question: "B2", type: "scale", title: "Felt", from: 1, to: 5, perceives: ["A1"] } as Question;
    const next = renameQuestion(addQuestion(tree, { section: 1, question: 1 }, felt), "A1", "A9");
    expect(everyQuestion(next).map((one) => one.question)).toEqual(["A9", "A2", "B1", "B2"]);
    expect(JSON.stringify(next)).not.toContain("A1");
    expect(usesOf(next, "A9")).toEqual([
      { kind: "question", code: "A2" }, { kind: "section", code: "B" }, { kind: "question", code: "B1" }, { kind: "question", code: "B2" },
    ]);
  });

  it("takes its options and events along into what names them", () => {
    const ways = { question: "A3", type: "choice", title: "How", options: [{ option: "well", title: "Well" }, { option: "ill", title: "Ill" }] } as Question;
    const asks = yesNo("B2", { ask_if: { question: "A3", any_of: ["ill", "well"] } });
    const waits = { question: "B3", type: "duration", title: "Wait", start: "door", end: "ack" } as Question;
    const form = [ways, asks, waits].reduce((built, one) => addQuestion(built, { section: 2, question: 0 }, one), tree);
    expect(JSON.stringify(renameOption(form, "A3", "ill", "badly"))).not.toContain('"ill"');
    const next = renameEvent(form, "ack", "hello");
    expect(everyQuestion(next).find((one) => one.question === "B3")).toMatchObject({ start: "door", end: "hello" });
  });
});

describe("finding one's way", () => {
  it("goes by code to a place, and knows what is asked before it", () => {
    const place = placeOf(tree, "B1");
    expect(place).toEqual({ section: 1, question: 0 });
    expect(placeOf(tree, "Z")).toBeUndefined();
    expect(earlierThan(tree, { section: 1, question: 0 }).map((one) => one.question)).toEqual(["A1", "A2"]);
  });

  it("does not take for a form what is not shaped like one", () => {
    expect(isShaped(tree)).toBe(true);
    expect(isShaped({ form: "x" } as unknown as Tree)).toBe(true);
    expect(isShaped({ form: "x", sections: "none" } as unknown as Tree)).toBe(false);
    expect(isShaped({ form: "x", sections: [{ section: "A", questions: [null] }] } as unknown as Tree)).toBe(false);
  });
});
