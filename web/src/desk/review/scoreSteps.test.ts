import { describe, expect, it } from "vitest";
import type { Scorecard } from "../../api/scorecard";
import type { Form } from "../../form/definition";
import { stepsOf } from "./scoreSteps";

const form = (method: string): Form => ({
  form: "f",
  title: "F",
  languages: ["en"],
  scoring: { method },
  sections: [{ section: "A", title: "A", questions: [{ question: "A1", type: "yes_no", title: "?", critical: { effect: "cap", at: 59 } }] }],
});
const card = { earned: "87.90", possible: "97.00", bonus: "0.00", raw: "90.6", final: "90.6", critical: [] } as unknown as Scorecard;
const told = (method: string, own: Partial<Scorecard>) => stepsOf(form(method), { ...card, ...own }).map(({ title, how, result }) => [title, how, result]);

describe("the way to the final score", () => {
  it("is one division when nothing is added and nothing fired", () => {
    expect(told("pooled", {})).toEqual([
      ["Earned, of what was possible", "87.90 / 97", "90.6"],
      ["Final score", "", "90.6"],
    ]);
  });

  it("shows what the bonus adds", () => {
    expect(told("pooled", { earned: "85.16", possible: "94.00", bonus: "3.00", raw: "93.8", final: "93.8" })).toEqual([
      ["Earned, of what was possible", "85.16 / 94", "90.6"],
      ["Bonus points", "+ 3 / 94", "+3.2"],
      ["Score before critical questions", "", "93.8"],
      ["Final score", "", "93.8"],
    ]);
  });

  it("names each critical question that fired, with its effect", () => {
    expect(told("pooled", { critical: ["A1"], final: "59.0" }).slice(1)).toEqual([
      ["Score before critical questions", "", "90.6"],
      ["Critical: A1", "at most 59", ""],
      ["Final score", "", "59.0"],
    ]);
  });

  it("does not divide all by all where sections have weights", () => {
    expect(told("weighted", {})[0]).toEqual(["The sections, by weight", "", "90.6"]);
  });
});
