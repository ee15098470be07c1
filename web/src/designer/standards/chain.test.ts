import { describe, expect, it } from "vitest";
import type { Tree } from "../tree";
import { addStandard, assign, chainOf, gapsOf, removeStandard, renameValue, withStandard } from "./chain";
import { signedState } from "./signing.svelte";

const yes = (question: string, more: object = {}) => ({ question, type: "yes_no", title: question, points: 2, ...more });
const tree = {
  form: "shop",
  title: "Shop",
  languages: ["en", "ms"],
  standards: [
    { standard: "hours", title: "Open on time", value: { en: "Reliability" } },
    { standard: "loose", title: "Something" },
    { standard: "id-check", title: "Identity", value: { en: "Trust", ms: "Amanah" } },
    { standard: "secrets", title: "Secrets", value: "Trust" },
    { standard: "smile", title: "Smile", value: "Warmth" },
  ],
  sections: [
    { section: "A", title: "A", questions: [yes("A1", { standard: "hours" }), yes("A2"), yes("A3", { points: 0 })] },
    { section: "B", title: "B", questions: [yes("B1", { standard: "id-check" }), yes("B2", { standard: "gone" }), yes("B3", { family: "perception" })] },
  ],
} as unknown as Tree;
const codes = (links: readonly { standard: { standard: string } }[]) => links.map(({ standard }) => standard.standard);

describe("the chain of a form", () => {
  it("puts standards under their value, in the form's order, and those without one last", () => {
    expect(chainOf(tree).map(({ links }) => codes(links))).toEqual([["hours"], ["id-check", "secrets"], ["smile"], ["loose"]]);
  });

  it("names the questions of each standard", () => {
    const all = chainOf(tree).flatMap(({ links }) => links);
    expect(all.map(({ questions }) => questions.map(({ question }) => question))).toEqual([["A1"], ["B1"], [], [], []]);
  });

  it("says what it lacks: values, standards, questions", () => {
    const { values, standards, questions } = gapsOf(tree, chainOf(tree));
    expect([values.map(({ text }) => text), codes(standards), questions.map(({ question }) => question)]).toEqual([["Warmth"], ["secrets", "smile", "loose"], ["A2", "B2"]]);
  });

  it.each([[undefined], ["none"], [[3, null, { title: "No code" }]]])("is empty when the draft's standards are %j", (standards) => {
    expect(chainOf({ ...tree, standards } as never)).toEqual([]);
  });
});

describe("a change to the chain", () => {
  it("adds a standard under the next free code, of the value it was added to", () => {
    const first = addStandard(tree, "Trust");
    const second = addStandard(first.tree, undefined);
    expect([first.code, second.code, second.tree.standards?.slice(5)]).toEqual([
      "standard-1",
      "standard-2",
      [{ standard: "standard-1", title: { en: "" }, value: "Trust" }, { standard: "standard-2", title: { en: "" } }],
    ]);
  });

  it("takes the questions along to another code, and touches no other section", () => {
    const next = withStandard(tree, 2, { standard: "identity", title: "Identity" });
    expect([next.sections[1]?.questions[0]?.standard, next.sections[0]]).toEqual(["identity", tree.sections[0]]);
    expect(next.sections[0]).toBe(tree.sections[0]);
  });

  it("leaves the questions of a standard that goes without one", () => {
    const next = removeStandard(tree, 0);
    expect([next.standards?.length, "standard" in (next.sections[0]?.questions[0] ?? {})]).toEqual([4, false]);
    expect("standards" in removeStandard({ ...tree, standards: [{ standard: "only", title: "Only" }] }, 0)).toBe(false);
  });

  it("gives a question to a standard, and takes it back", () => {
    const given = assign(tree, "A2", "smile");
    expect([given.sections[0]?.questions[1]?.standard, "standard" in (assign(given, "A2", undefined).sections[0]?.questions[1] ?? {})]).toEqual(["smile", false]);
  });

  it("rewords a value in all that follows from it", () => {
    const trust = chainOf(tree)[1];
    const next = renameValue(tree, trust as never, { en: "Confidence" });
    expect(next.standards?.map(({ value }) => value)).toEqual([{ en: "Reliability" }, undefined, { en: "Confidence" }, { en: "Confidence" }, "Warmth"]);
  });
});

describe("a signed standard", () => {
  const standard = { standard: "id-check", title: { en: "Identity" }, basis: "law" };
  const signed = (wording: Record<string, unknown>) => [{ id: 1, standard: "id-check", wording, signed_by: "Siti", signed_on: "2026-01-15", recorded_by: "Admin", recorded_at: "" }];

  it.each<[string, Parameters<typeof signedState>[1], string]>([
    ["is not signed while nobody did", [], "none"],
    ["is signed while it says the same, in whatever order", signed({ basis: "law", title: { en: "Identity" }, standard: "id-check" }), "signed"],
    ["is stale once it says something else", signed({ ...standard, basis: "culture" }), "stale"],
  ])("%s", (_, sign_offs, state) => expect(signedState(standard, sign_offs)).toBe(state));
});
