// What is wrong with one answer while it is being given. The server refuses the same, with the same codes.

import { isRatio, stripped, type Answer, type Events, type Problem, type RatioValue } from "./answers";
import type { Duration, NumberQuestion, Question, Scale } from "./definition";

type Mistake = Omit<Problem, "path"> & { readonly at: string };

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Every mistake in the answer to a question that is asked; none for a blank one. */
export function mistakes(question: Question, answer: Answer, events: Events): Problem[] {
  const found = [...ofState(question, answer), ...ofValue(question, answer, events), ...ofReason(answer)];
  return found.map(({ at, code, data }) => ({ path: `answers.${question.question}${at}`, code, data }));
}

function ofState(question: Question, { state, value }: Answer): Mistake[] {
  if (state === "not_applicable" && question.not_applicable === false) return [mistake(".state", "must_apply")];
  if (state && value !== undefined && value !== null) return [mistake("", "value_and_state", { state })];
  return [];
}

function ofReason({ source = "tapped", reason = "" }: Answer): Mistake[] {
  const due = source === "edited" || source === "estimated";
  return due && stripped(reason) === "" ? [mistake(".reason", "reason_missing", { source })] : [];
}

function ofValue(question: Question, answer: Answer, events: Events): Mistake[] {
  const value = answer.value;
  if (question.type === "duration") return ofDuration(question, answer, events);
  if (value === undefined || value === null) return [];
  if (typeof value === "number") return ofNumber(question, value);
  if (typeof value === "string") return ofWord(question, value);
  return isRatio(value) ? ofRatio(value) : ofList(question, value);
}

function ofDuration(question: Duration, { state, value }: Answer, events: Events): Mistake[] {
  if (typeof value === "number") return value >= 0 ? [] : [mistake(".value", "not_seconds")];
  const { start, end } = question;
  const backwards = (events[end] ?? Infinity) < (events[start] ?? 0);
  return backwards && !state ? [mistake("", "end_before_start", { start, end })] : [];
}

function ofNumber(question: Question, value: number): Mistake[] {
  if (question.type === "scale") return ofPoint(question, value);
  return question.type === "number" ? within(value, question) : [];
}

function within(value: number, { minimum, maximum }: Pick<NumberQuestion, "minimum" | "maximum">): Mistake[] {
  if (!Number.isFinite(value)) return [mistake(".value", "not_a_number")];
  if (minimum !== undefined && value < minimum) return [mistake(".value", "too_low", { least: minimum })];
  if (maximum !== undefined && value > maximum) return [mistake(".value", "too_high", { most: maximum })];
  return [];
}

function ofPoint(question: Scale, value: number): Mistake[] {
  if (!Number.isInteger(value)) return [mistake(".value", "not_whole")];
  const { from: least, to: most } = question;
  return value < least || value > most ? [mistake(".value", "off_scale", { least, most })] : [];
}

function ofRatio({ have, of }: RatioValue): Mistake[] {
  const found = [...ofCount(".value.have", have), ...ofCount(".value.of", of)];
  if (found.length === 0 && have > of) found.push(mistake(".value.have", "more_than_all", { most: of }));
  return found;
}

function ofCount(at: string, count: number): Mistake[] {
  if (!Number.isInteger(count)) return [mistake(at, "not_whole")];
  return count < 0 ? [mistake(at, "too_low", { least: 0 })] : [];
}

function ofWord(question: Question, value: string): Mistake[] {
  if (question.type === "time") return CLOCK_TIME.test(value) ? [] : [mistake(".value", "not_a_time")];
  return question.type === "choice" ? ofCode(question, value, ".value") : [];
}

function ofList(question: Question, value: readonly string[]): Mistake[] {
  return value.flatMap((code, index) => {
    const at = `.value[${index}]`;
    return value.indexOf(code) < index ? [mistake(at, "duplicate_code")] : ofCode(question, code, at);
  });
}

function ofCode(question: Question, code: string, at: string): Mistake[] {
  if (question.type === "checklist") {
    return question.parts.some(({ part }) => part === code) ? [] : [mistake(at, "unknown_part")];
  }
  const options = question.type === "choice" || question.type === "choices" ? question.options : [];
  return options.some(({ option }) => option === code) ? [] : [mistake(at, "unknown_option")];
}

function mistake(at: string, code: string, data: Mistake["data"] = {}): Mistake {
  return { at, code, data };
}
