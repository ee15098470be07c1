import { describe, expect, it } from "vitest";
import type { Question } from "../form/definition";
import { makeForm } from "../testing/build";
import { veiled } from "./felt";
import { filled } from "./filled";

const wait: Question = { question: "A1", type: "duration", title: "Wait", start: "door", end: "ack" };
const felt: Question = { question: "A2", type: "number", title: "Felt", family: "perception", perceives: ["A1"] };
const form = makeForm(wait, { question: "A3", type: "yes_no", title: "Seen?" }, felt);
const events = { door: 0, ack: 12 };

describe("how long it felt", () => {
  it("is asked first, in a part of its own", () => {
    const parts = filled(form, { events, answers: {} }).steps;
    expect(parts.map(({ section, questions }) => [section.section, questions.map(({ question }) => question)])).toEqual([
      ["0", ["A2"]],
      ["A", ["A1", "A3"]],
    ]);
    expect(parts[0]?.findings).toBe(1);
  });

  it("makes no part in a form that does not ask it", () => {
    expect(filled(makeForm(wait), { events, answers: {} }).steps).toHaveLength(1);
  });

  it("veils the measured time until it is answered", () => {
    expect([...veiled(form, { events, answers: {} })]).toEqual([["A1", "A2"]]);
    expect(veiled(form, { events, answers: { A2: { value: 5 } } }).size).toBe(0);
  });

  it("is answered by does not apply and by could not see", () => {
    for (const state of ["not_applicable", "not_observed"] as const)
      expect(veiled(form, { events, answers: { A2: { state } } }).size).toBe(0);
  });

  it("veils nothing where it is not asked", () => {
    const unasked = makeForm(wait, { ...felt, ask_if: { question: "A1", over: 600 } } as Question);
    expect(veiled(unasked, { events, answers: {} }).size).toBe(0);
  });

  it("still veils when it may be answered days later and nothing was said yet", () => {
    const delayed = makeForm(wait, { ...felt, delayed: true } as Question);
    expect(veiled(delayed, { events, answers: {} }).size).toBe(1);
  });
});
