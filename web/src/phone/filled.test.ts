import { describe, expect, it } from "vitest";
import { makeForm } from "../testing/build";
import { filled, questionAt } from "./filled";

const form = makeForm(
  { question: "A1", type: "yes_no", title: "Open?" },
  { question: "A2", type: "text", title: "Why not?", ask_if: { question: "A1", is: "no" } },
  { question: "A3", type: "photo", title: "The door", required: false },
);
const refusal = (path: string, code: string) => ({
  status: 422,
  code: "not_ready",
  message: "",
  problems: [{ path, code, message: "From the server." }],
  at: "2026-11-21T07:00:00Z",
});

describe("a form with answers", () => {
  it("shows a question as soon as its condition holds", () => {
    const asked = (value: string) =>
      filled(form, { answers: { A1: { value } } }).steps[0]?.questions.map(({ question }) => question);
    expect([asked("yes"), asked("no")]).toEqual([
      ["A1", "A3"],
      ["A1", "A2", "A3"],
    ]);
  });

  it("says what is missing beside its question", () => {
    const { findings, steps } = filled(form, { answers: { A1: { value: "no" } } });
    expect([...findings.keys()]).toEqual(["A2"]);
    expect(steps[0]?.findings).toBe(1);
  });

  it("counts what is answered among what is asked", () => {
    const { asked, done } = filled(form, { answers: { A1: { value: "no" } } });
    expect([done, asked]).toEqual([1, 3]);
  });

  it("adds what the server found, with the server's sentence", () => {
    const { findings } = filled(form, { answers: { A1: { value: "yes" } } }, refusal("answers.A1.value", "surprising"));
    expect(findings.get("A1")).toMatchObject([{ code: "surprising", message: "From the server." }]);
  });

  it("puts what is wrong with a photo beside each question that shows it", () => {
    const hash = "ab".repeat(32);
    const { findings } = filled(
      form,
      { answers: { A1: { value: "yes" }, A3: { photos: [hash] } } },
      refusal(hash, "not_a_photo"),
    );
    expect([...findings.keys()]).toEqual(["A3"]);
  });

  it("gives the very same findings again, until the question is answered otherwise", () => {
    const [events, A1] = [{}, { value: "no" }];
    const found = (A2: object) => filled(form, { events, answers: { A1, A2 } }).findings.get("A2");
    const [blank, edited] = [{}, { source: "edited" as const, value: "At prayer" }];
    expect(found(blank)).toBe(found(blank));
    expect(found(edited)).toMatchObject([{ code: "reason_missing" }]);
    expect(found({ value: "At prayer" })).toBeUndefined();
  });

  it("does not say twice what both found", () => {
    const { findings } = filled(form, { answers: { A1: { value: "no" } } }, refusal("answers.A2", "blank"));
    expect(findings.get("A2")).toHaveLength(1);
  });
});

describe("a path", () => {
  it("names its question", () => {
    expect([questionAt("answers.B6"), questionAt("answers.B6.photos[0]"), questionAt("events.door")]).toEqual([
      "B6",
      "B6",
      undefined,
    ]);
  });
});
