import { describe, expect, it } from "vitest";
import type { Form } from "../../form/definition";
import { makeForm } from "../../testing/build";
import { runnable } from "./runnable";

const at = (path: string) => ({ path, code: "wrong", message: "" });

describe("what of a draft a phone can run", () => {
  const form = makeForm(
    { question: "A1", type: "yes_no", title: "Open?" },
    { question: "A2", type: "choice", title: "Which?", options: [] },
  );

  it("is all of it when it has no problems", () => {
    expect(runnable(form, [])).toEqual({ form, leftOut: [] });
  });

  it("is all but the questions with problems, which are named", () => {
    const { form: rest, leftOut } = runnable(form, [at("sections[0].questions[1].options")]);

    expect([rest.sections[0]?.questions.map(({ question }) => question), leftOut]).toEqual([["A1"], ["A2"]]);
  });

  it("asks a section always whose condition can't be read", () => {
    const [section] = form.sections;
    const broken = { ...form, sections: [{ ...section, ask_if: { question: "Z9", is: "yes" } }] } as Form;

    expect(runnable(broken, [at("sections[0].ask_if.question")]).form.sections[0]).not.toHaveProperty("ask_if");
  });

  it("is nothing, and no failure, for a draft without sections", () => {
    const { sections: _, ...bare } = form;

    expect(runnable(bare as Form, [at("sections")]).form.sections).toEqual([]);
  });
});
