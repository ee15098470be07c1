import { describe, expect, it } from "vitest";
import type { Answer, Events } from "./answers";
import type { Question } from "./definition";
import { mistakes } from "./mistakes";

const asked = { question: "Q", title: "Q" } as const;

function found(question: Question, answer: Answer, events: Events = {}): string[] {
  return mistakes(question, answer, events).map(({ path, code }) => `${path} ${code}`);
}

describe("mistakes", () => {
  it("finds none in a blank answer", () => {
    expect(found({ ...asked, type: "scale", from: 0, to: 4 }, {})).toEqual([]);
  });

  it("finds a number outside its bounds, and says the bound", () => {
    const question: Question = { ...asked, type: "number", minimum: 0, maximum: 240 };
    expect(found(question, { value: 240 })).toEqual([]);
    expect(found(question, { value: -1 })).toEqual(["answers.Q.value too_low"]);
    expect(mistakes(question, { value: 241 }, {})[0]?.data).toEqual({ most: 240 });
  });

  it("finds a point that is not on the scale", () => {
    const question: Question = { ...asked, type: "scale", from: 0, to: 4 };
    expect(found(question, { value: 5 })).toEqual(["answers.Q.value off_scale"]);
    expect(found(question, { value: 2.5 })).toEqual(["answers.Q.value not_whole"]);
  });

  it("finds more than there are, and counts that are none", () => {
    const question: Question = { ...asked, type: "ratio" };
    expect(found(question, { value: { have: 3, of: 3 } })).toEqual([]);
    expect(found(question, { value: { have: 4, of: 3 } })).toEqual(["answers.Q.value.have more_than_all"]);
    expect(found(question, { value: { have: -1, of: 1.5 } })).toEqual([
      "answers.Q.value.have too_low",
      "answers.Q.value.of not_whole",
    ]);
  });

  it("finds an end that was tapped before its start, unless the seconds are typed", () => {
    const question: Question = { ...asked, type: "duration", start: "door", end: "ack" };
    const events = { door: 9, ack: 4 };
    expect(found(question, {}, events)).toEqual(["answers.Q end_before_start"]);
    expect(found(question, { value: 5 }, events)).toEqual([]);
    expect(found(question, { state: "not_observed" }, events)).toEqual([]);
    expect(found(question, {}, { door: 4, ack: 4 })).toEqual([]);
    expect(found(question, { value: -5 })).toEqual(["answers.Q.value not_seconds"]);
  });

  it("wants a reason for a time that was edited or estimated", () => {
    const question: Question = { ...asked, type: "duration", start: "door", end: "ack" };
    expect(found(question, { value: 5, source: "estimated", reason: " " })).toEqual([
      "answers.Q.reason reason_missing",
    ]);
    expect(found(question, { value: 5, source: "edited", reason: "I tapped late" })).toEqual([]);
    expect(found(question, { value: 5, source: "document" })).toEqual([]);
  });

  it("takes a time of day as hours and minutes only", () => {
    const question: Question = { ...asked, type: "time" };
    expect(["00:00", "09:30", "23:59"].flatMap((value) => found(question, { value }))).toEqual([]);
    for (const value of ["24:00", "9:30", "09:60", "09.30", ""]) {
      expect(found(question, { value })).toEqual(["answers.Q.value not_a_time"]);
    }
  });

  it("finds options and parts that the form lacks, and the same one twice", () => {
    const options = [
      { option: "a", title: "a" },
      { option: "b", title: "b" },
    ];
    expect(found({ ...asked, type: "choice", options }, { value: "c" })).toEqual(["answers.Q.value unknown_option"]);
    expect(found({ ...asked, type: "choices", options }, { value: ["a", "a", "c"] })).toEqual([
      "answers.Q.value[1] duplicate_code",
      "answers.Q.value[2] unknown_option",
    ]);
    const parts = options.map(({ option: part, title }) => ({ part, title }));
    expect(found({ ...asked, type: "checklist", parts }, { value: ["b", "c"] })).toEqual([
      "answers.Q.value[1] unknown_part",
    ]);
  });

  it("finds a state where the question always applies, and a state beside a value", () => {
    expect(found({ ...asked, type: "yes_no", not_applicable: false }, { state: "not_applicable" })).toEqual([
      "answers.Q.state must_apply",
    ]);
    expect(found({ ...asked, type: "yes_no" }, { state: "not_observed", value: "yes" })).toEqual([
      "answers.Q value_and_state",
    ]);
  });
});
