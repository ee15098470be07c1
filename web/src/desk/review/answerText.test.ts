import { afterEach, describe, expect, it } from "vitest";
import type { Answer } from "../../form/answers";
import type { Form, Question } from "../../form/definition";
import { chooseLanguage } from "../../words/language.svelte";
import { answerText, partsOf } from "./answerText";

const form = { form: "f", title: "F", languages: ["en", "id"], sections: [] } as Form;
const asked = (own: object) => ({ question: "Q", title: "?", ...own }) as Question;
const said = (own: object, answer: Answer) => answerText(form, asked(own), answer, { door: 0, out: 95.4 });
const options = [{ option: "a", title: { en: "All", id: "Semua" } }, { option: "n", title: "None" }];
const parts = [{ part: "x", title: "Badge" }, { part: "y", title: "Shoes" }];

afterEach(() => chooseLanguage("en"));

describe("what was answered", () => {
  it.each<[string, object, Answer, string | undefined]>([
    ["yes or no", { type: "yes_no" }, { value: "no" }, "No"],
    ["an option", { type: "choice", options }, { value: "a" }, "All"],
    ["several options, in the order of the form", { type: "choices", options }, { value: ["n", "a"] }, "All, None"],
    ["a checklist", { type: "checklist", parts }, { value: ["x"] }, "1 of 2"],
    ["a step of a scale, with its anchor", { type: "scale", from: 0, to: 4, anchors: { 3: "Both" } }, { value: 3 }, "3 on a scale from 0 to 4: Both"],
    ["a ratio", { type: "ratio" }, { value: { have: 2, of: 3 } }, "2 of 3"],
    ["a time off the clock", { type: "duration", start: "door", end: "out" }, {}, "1:35"],
    ["a time that was written", { type: "duration", start: "door", end: "out" }, { value: 840 }, "14:00"],
    ["a wait that never ended", { type: "duration", start: "door", end: "called" }, { value: 840, censored: true }, "at least 14:00"],
    ["a wait of which only the end is known", { type: "duration", start: "door", end: "called" }, { censored: true }, "left before it ended"],
    ["a number with its unit", { type: "number", unit: "minutes" }, { value: 7.5 }, "7.5 minutes"],
    ["a text", { type: "text" }, { value: "A queue" }, "A queue"],
    ["a time of day", { type: "time" }, { value: "09:00" }, "09:00"],
    ["photos", { type: "photo" }, { photos: ["a", "b"] }, "2 photos"],
    ["nothing", { type: "text" }, {}, undefined],
    ["nothing chosen", { type: "choices", options }, { value: [] }, undefined],
  ])("is told in words: %s", (_, own, answer, expected) => {
    expect(said(own, answer)).toBe(expected);
  });

  it("follows the language, and the form's first one where a text is missing", async () => {
    await chooseLanguage("id");
    expect([said({ type: "choice", options }, { value: "a" }), said({ type: "choice", options }, { value: "n" }), said({ type: "yes_no" }, { value: "yes" })]).toEqual(["Semua", "None", "Ya"]);
  });
});

describe("a checklist part by part", () => {
  it("says which were seen", () => {
    expect(partsOf(form, asked({ type: "checklist", parts }), { value: ["y"] })).toEqual([
      { title: "Badge", seen: false },
      { title: "Shoes", seen: true },
    ]);
  });
});
