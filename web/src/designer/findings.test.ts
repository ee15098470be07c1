import { describe, expect, it } from "vitest";
import type { Question } from "../form/definition";
import { Findings, type Owner } from "./findings";
import { moveQuestion, type Tree } from "./tree";

const asked = (question: string) => ({ question, type: "yes_no", title: question }) as Question;
const tree: Tree = { form: "shop", title: "Shop", languages: ["en"], sections: [{ section: "A", title: "A", questions: [asked("A1"), asked("A2")] }, { section: "B", title: "B", questions: [] }] };
const at = (path: string) => ({ path, code: "x", message: `about ${path}` });
const findings = new Findings(tree, {
  problems: [at("sections[0].questions[1].curve.limit"), at("sections[0].questions[1].options[1].title"), at("sections[1].title"), at("scoring.bands")],
  warnings: [at("sections"), at("sections[7].questions[0]")],
  wording: [at("sections[0].questions[0].title")],
});
const paths = (found: readonly { path: string }[]) => found.map(({ path }) => path);

describe("what was found", () => {
  it("stands with the question that it speaks of, wherever that has moved", () => {
    const moved = moveQuestion(tree, { section: 0, question: 1 }, { section: 1, question: 0 });
    expect(paths(findings.at(moved, "sections[1].questions[0].curve"))).toEqual(["sections[0].questions[1].curve.limit"]);
    expect(findings.at(moved, "sections[0].questions[1]")).toEqual([]);
  });

  it("is found under each part that it lies in, and under nothing that only begins like it", () => {
    const owner = { kind: "question", code: "A2" } as const;
    for (const within of ["options", "options[1]", "options[1].title"]) expect(findings.of(owner, within)).toHaveLength(1);
    expect([findings.of(owner, "option"), findings.of(owner, "options[0]")]).toEqual([[], []]);
    expect(findings.of(owner)).toHaveLength(2);
  });

  it("is the section's or the form's when it speaks of no question, and is never lost", () => {
    expect(paths(findings.of({ kind: "section", code: "B" }, "title"))).toEqual(["sections[1].title"]);
    expect(paths(findings.of({ kind: "form" }))).toEqual(["scoring.bands", "sections", "sections[7].questions[0]"]);
    expect(findings.all).toHaveLength(7);
  });

  it("is the very same list again where the server found the same, and another where it did not", () => {
    const [told, more] = [at("sections[0].questions[0].title"), at("sections[0].questions[1].title")];
    const first = new Findings(tree, { problems: [], warnings: [told, more], wording: [] });
    const [a1, a2] = ["A1", "A2"].map((code) => ({ kind: "question", code }) as const) as [Owner, Owner];
    const again = new Findings(tree, { problems: [], warnings: [{ ...told }, { ...more, message: "other" }], wording: [] }, first);
    expect([again.of(a1) === first.of(a1), again.of(a2).map(({ message }) => message)]).toEqual([true, ["other"]]);
    expect(new Findings(tree, { problems: [], warnings: [told, more], wording: [] }, first).all).toBe(first.all);
  });

  it("is listed with what breaks the form first", () => {
    expect(findings.all.map(({ kind }) => kind)).toEqual(["problem", "problem", "problem", "problem", "warning", "warning", "wording"]);
  });
});
