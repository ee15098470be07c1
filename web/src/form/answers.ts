// What the shopper has given so far, in the shape in which it is handed in.

import type { Duration, Question } from "./definition";
import { compare, fraction, minus, type Fraction } from "./fraction";

export interface RatioValue {
  readonly have: number;
  readonly of: number;
}

export type Value = string | number | readonly string[] | RatioValue;

export interface Answer {
  readonly value?: Value | null;
  readonly state?: "not_applicable" | "not_observed" | null;
  readonly comment?: string;
  readonly photos?: readonly string[];
  readonly source?: "tapped" | "document" | "edited" | "estimated";
  readonly reason?: string;
  readonly censored?: boolean;
  readonly sin?: string;
  /** The one figure of a ratio that is there; kept on the phone only. */
  readonly half?: Partial<RatioValue>;
}

/** Seconds on the visit clock, by event. */
export type Events = Readonly<Record<string, number>>;

export interface Answers {
  readonly form?: string;
  readonly language?: string;
  readonly events?: Events;
  readonly answers?: Readonly<Record<string, Answer>>;
}

export type State = "skipped" | "answered" | "not_applicable" | "not_observed" | "blank";

const NO_ANSWER: Answer = {};

/** The answer to a question; an empty one, the same each time, when there is none. */
export function answerTo({ question }: Pick<Question, "question">, { answers = {} }: Answers): Answer {
  return (Object.hasOwn(answers, question) && answers[question]) || NO_ANSWER;
}

/** How long it took: as written, else read off the clock; null when neither says, or the end lies before the start. */
export function seconds(question: Duration, answer: Answer, events: Events): Fraction | null {
  if (typeof answer.value === "number") return fraction(answer.value);
  const start = events[question.start];
  const end = events[question.end];
  if (start === undefined || end === undefined) return null;
  const elapsed = minus(fraction(end), fraction(start));
  return compare(elapsed, fraction(0)) < 0 ? null : elapsed;
}

/** Whether something was really answered, a state like "does not apply" not counting. */
export function isGiven(question: Question, answer: Answer, events: Events): boolean {
  switch (question.type) {
    case "photo":
      return (answer.photos ?? []).length > 0;
    case "duration":
      return answer.censored === true || seconds(question, answer, events) !== null;
    case "text":
      return typeof answer.value === "string" && stripped(answer.value) !== "";
    default:
      return answer.value !== undefined && answer.value !== null;
  }
}

/** Where a question stands that is asked. */
export function stateOf(question: Question, answer: Answer, events: Events): Exclude<State, "skipped"> {
  if (answer.state) return answer.state;
  if (isGiven(question, answer, events)) return isRatioOfNothing(answer) ? "not_applicable" : "answered";
  return question.delayed === true ? "not_applicable" : "blank";
}

function isRatioOfNothing({ value }: Answer): boolean {
  return isRatio(value) && value.of === 0;
}

export function isRatio(value: Answer["value"]): value is RatioValue {
  return typeof value === "object" && value !== null && "of" in value;
}

// The spaces that the server strips; `trim` knows slightly different ones.
const ENDS = /^(?:(?!\ufeff)[\s\x1c-\x1f\x85])+|(?:(?!\ufeff)[\s\x1c-\x1f\x85])+$/g;

/** The text without the spaces at both its ends. */
export function stripped(text: string): string {
  return text.replace(ENDS, "");
}

/** Something wrong or missing: where, a stable word for what, and what a sentence about it needs. */
export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}
