import { afterEach, describe, expect, it } from "vitest";
import type { Condition, Question, Text } from "../../form/definition";
import { chooseLanguage } from "../../words/language.svelte";
import { sentenceOf } from "./sentence";

const questions: Question[] = [
  { question: "B6", type: "duration", title: { en: "Ticket to being called", ms: "Tiket hingga dipanggil", id: "Tiket sampai dipanggil" }, start: "a", end: "b" },
  { question: "A2", type: "yes_no", title: "Was it open?" },
  { question: "D4", type: "choice", title: "The answer", options: [{ option: "right", title: "Right" }, { option: "partly", title: "Partly right" }, { option: "wrong", title: { en: "Wrong", ms: "Salah" } }] },
  { question: "E1", type: "checklist", title: "What was clean", parts: [{ part: "floor", title: "Floor" }, { part: "desk", title: "Desk" }] },
  { question: "F1", type: "scale", title: "Warmth", from: 0, to: 4, anchors: { 0: "Cold" } },
  { question: "G1", type: "ratio", title: "Counters open" },
  { question: "H1", type: "number", title: "Waiting", unit: "people" },
  { question: "I1", type: "choices", title: "Crowded places", options: [{ option: "door", title: "Door" }] },
  { question: "J1", type: "text", title: "Name" },
  { question: "K1", type: "time", title: "Arrived at" },
  { question: "L1", type: "photo", title: "Sign" },
];
let read = "en";
const about = {
  questions: new Map(questions.map((one) => [one.question, one])),
  text: (text: Text | undefined) => (typeof text === "object" ? (text[read] ?? Object.values(text)[0] ?? "") : (text ?? "")),
};
const said = (condition: Condition | undefined, of?: "section"): string => sentenceOf(condition, about, of).map(({ is, text }) => (is === "question" ? `“${text}”` : text)).join("");

const over: Condition = { question: "B6", over: 600 };
const open: Condition = { question: "A2", is: "yes" };
const right: Condition = { question: "D4", is: "right" };

afterEach(async () => {
  read = "en";
  await chooseLanguage("en");
});

describe("a condition in English", () => {
  it.each<[Condition | undefined, string]>([
    [undefined, "Always asked"],
    [over, "Asked when “Ticket to being called” is over 10:00"],
    [{ question: "B6", under: 7.5 }, "Asked when “Ticket to being called” is under 0:07.5"],
    [{ question: "B6", at_least: 3729 }, "Asked when “Ticket to being called” is at least 1:02:09"],
    [{ question: "B6", at_most: 60 }, "Asked when “Ticket to being called” is at most 1:00"],
    [open, "Asked when “Was it open?” is Yes"],
    [{ question: "A2", is_not: "yes" }, "Asked when “Was it open?” has an answer other than Yes"],
    [{ question: "D4", any_of: ["partly", "wrong"] }, "Asked when “The answer” is Partly right or Wrong"],
    [{ question: "D4", any_of: ["right", "partly", "wrong"] }, "Asked when “The answer” is Right, Partly right or Wrong"],
    [{ question: "E1", includes: "desk" }, "Asked when “What was clean” includes Desk"],
    [{ question: "I1", includes: "door" }, "Asked when “Crowded places” includes Door"],
    [{ question: "F1", at_most: 0 }, "Asked when “Warmth” is at most 0 (Cold)"],
    [{ question: "F1", over: 2 }, "Asked when “Warmth” is over 2"],
    [{ question: "G1", under: 0.5 }, "Asked when “Counters open” is under 50%"],
    [{ question: "H1", over: 1000 }, "Asked when “Waiting” is over 1,000 people"],
    [{ question: "J1", is: "Aisyah" }, "Asked when “Name” is “Aisyah”"],
    [{ question: "K1", over: "09:30" }, "Asked when “Arrived at” is after 09:30"],
    [{ question: "K1", under: "09:30" }, "Asked when “Arrived at” is before 09:30"],
    [{ question: "K1", at_least: "09:30" }, "Asked when “Arrived at” is 09:30 or later"],
    [{ question: "K1", is: "09:30" }, "Asked when “Arrived at” is 09:30"],
    [{ question: "L1", answered: true }, "Asked when “Sign” has an answer"],
    [{ not: { question: "L1", answered: true } }, "Asked when “Sign” has no answer"],
    [{ not: over }, "Asked unless “Ticket to being called” is over 10:00"],
    [{ not: { not: over } }, "Asked when “Ticket to being called” is over 10:00"],
    [{ not: { all: [{ not: over }] } }, "Asked when “Ticket to being called” is over 10:00"],
    [{ all: [over, open] }, "Asked when “Ticket to being called” is over 10:00 and “Was it open?” is Yes"],
    [{ any: [over, open, right] }, "Asked when “Ticket to being called” is over 10:00, “Was it open?” is Yes or “The answer” is Right"],
    [{ not: { any: [open, right] } }, "Asked unless “Was it open?” is Yes or “The answer” is Right"],
    [{ all: [open, { any: [over, right] }] }, "Asked when “Was it open?” is Yes and (“Ticket to being called” is over 10:00 or “The answer” is Right)"],
    [{ all: [open, { not: right }] }, "Asked when “Was it open?” is Yes and it is not true that “The answer” is Right"],
    [{ any: [open, { not: { all: [over, right] } }] }, "Asked when “Was it open?” is Yes or it is not true that (“Ticket to being called” is over 10:00 and “The answer” is Right)"],
    [{ all: [open, { any: [right] }] }, "Asked when “Was it open?” is Yes and “The answer” is Right"],
  ])("%j", (condition, sentence) => expect(said(condition)).toBe(sentence));

  it("of a section says so", () => {
    expect([said(undefined, "section"), said(open, "section")]).toEqual(["The section is always asked", "The section is asked when “Was it open?” is Yes"]);
  });

  it("sets titles and values off from the words around them", () => {
    expect(sentenceOf(over, about)).toEqual([
      { is: "words", text: "Asked when " },
      { is: "question", text: "Ticket to being called" },
      { is: "words", text: " is over " },
      { is: "value", text: "10:00" },
    ]);
  });
});

describe("an unfinished condition", () => {
  it.each<[string, unknown, string]>([
    ["names a question that is gone by its code", { question: "ZZ", is: "yes" }, "Asked when “ZZ” is yes"],
    ["names an option that is gone by its code", { question: "D4", is: "late" }, "Asked when “The answer” is late"],
    ["has no test yet", { question: "B6" }, "Asked when “Ticket to being called” (no test chosen yet)"],
    ["holds what is no condition", { all: [open, 7] }, "Asked when “Was it open?” is Yes and something that can't be read"],
    ["is no condition", "soon", "Asked when something that can't be read"],
  ])("%s", (_, condition, sentence) => expect(said(condition as Condition)).toBe(sentence));
});

describe("a condition in Malay and Indonesian", () => {
  it.each<["ms" | "id", Condition, string]>([
    ["ms", over, "Ditanya apabila “Tiket hingga dipanggil” melebihi 10:00"],
    ["id", over, "Ditanyakan bila “Tiket sampai dipanggil” lebih dari 10:00"],
    ["ms", { not: open }, "Ditanya kecuali apabila “Was it open?” ialah Ya"],
    ["id", { not: open }, "Ditanyakan kecuali bila “Was it open?” dijawab Ya"],
    ["ms", { question: "D4", any_of: ["right", "partly", "wrong"] }, "Ditanya apabila “The answer” ialah Right, Partly right, atau Salah"],
    ["id", { question: "D4", any_of: ["right", "partly"] }, "Ditanyakan bila “The answer” dijawab Right atau Partly right"],
    ["ms", { all: [over, right] }, "Ditanya apabila “Tiket hingga dipanggil” melebihi 10:00 dan “The answer” ialah Right"],
    ["id", { all: [open, over, right] }, "Ditanyakan bila “Was it open?” dijawab Ya, “Tiket sampai dipanggil” lebih dari 10:00, dan “The answer” dijawab Right"],
    ["id", { question: "H1", over: 1000.5 }, "Ditanyakan bila “Waiting” lebih dari 1.000,5 people"],
    ["ms", { question: "K1", at_most: "09:30" }, "Ditanya apabila “Arrived at” pada 09:30 atau sebelumnya"],
    ["id", { all: [open, { not: { question: "B6", answered: true } }] }, "Ditanyakan bila “Was it open?” dijawab Ya dan “Tiket sampai dipanggil” tidak ada jawabannya"],
  ])("%s: %j", async (spoken, condition, sentence) => {
    read = spoken;
    await chooseLanguage(spoken);
    expect(said(condition)).toBe(sentence);
  });
});
