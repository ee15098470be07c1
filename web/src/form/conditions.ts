// Which questions are asked, and where each one stands.

import { answerTo, isRatio, seconds, stateOf, type Answer, type Answers, type Events, type State } from "./answers";
import type { Condition, Form, Question, Section, Test } from "./definition";
import { fails } from "./failing";
import { compare, fraction, over, type Fraction } from "./fraction";

/** Every question's state by its code, in the order of the form. */
export function states(form: Form, answers: Answers): ReadonlyMap<string, State> {
  const walk = new Walk(answers);
  for (const section of form.sections) {
    for (const question of section.questions) walk.visit(section, question);
  }
  return walk.states;
}

/** Goes through the form once; a condition may only look back, so what it needs is known by then. */
class Walk {
  readonly states = new Map<string, State>();
  readonly #questions = new Map<string, Question>();
  readonly #answers: Answers;
  readonly #events: Events;
  #ended = false;

  constructor(answers: Answers) {
    this.#answers = answers;
    this.#events = answers.events ?? {};
  }

  visit(section: Section, question: Question): void {
    const asked = !this.#ended && this.#holds(section.ask_if) && this.#holds(question.ask_if);
    const answer = answerTo(question, this.#answers);
    const state = asked ? stateOf(question, answer, this.#events) : "skipped";
    this.#questions.set(question.question, question);
    this.states.set(question.question, state);
    this.#ended ||= state === "answered" && endsVisit(question) && fails(question, answer, this.#events);
  }

  #holds(condition: Condition | undefined): boolean {
    if (condition === undefined) return true;
    if ("all" in condition) return condition.all.every((part) => this.#holds(part));
    if ("any" in condition) return condition.any.some((part) => this.#holds(part));
    if ("not" in condition) return !this.#holds(condition.not);
    return this.#passes(condition);
  }

  #passes(test: Test): boolean {
    const question = this.#questions.get(test.question);
    if (question === undefined || this.states.get(test.question) !== "answered") return false;
    if (test.answered !== undefined) return true;
    return passes(test, comparable(question, answerTo(question, this.#answers), this.#events));
  }
}

function endsVisit(question: Question): boolean {
  return question.critical?.effect === "end";
}

/** What a test looks at; null when there is nothing to compare, as with a duration that had not ended. */
type Comparable = string | readonly string[] | Fraction | null;

function comparable(question: Question, answer: Answer, events: Events): Comparable {
  if (question.type === "duration") return seconds(question, answer, events);
  const value = answer.value;
  if (typeof value === "number") return fraction(value);
  if (isRatio(value)) return over(fraction(value.have), fraction(value.of));
  return value ?? null;
}

function passes(test: Test, value: Comparable): boolean {
  if (value === null) return false;
  if (test.includes !== undefined) return isList(value) && value.includes(test.includes);
  if (test.any_of !== undefined) return test.any_of.some((wanted) => order(value, wanted) === 0);
  if (test.is !== undefined) return order(value, test.is) === 0;
  if (test.is_not !== undefined) return order(value, test.is_not) !== 0;
  return liesWithin(test, value);
}

function liesWithin(test: Test, value: Comparable): boolean {
  if (test.over !== undefined) return order(value, test.over) > 0;
  if (test.under !== undefined) return order(value, test.under) < 0;
  if (test.at_least !== undefined) return order(value, test.at_least) >= 0;
  return test.at_most !== undefined && order(value, test.at_most) <= 0;
}

/** Below 0, 0 or above 0; NaN, which passes none but `is_not`, for what can't be compared. */
function order(value: Comparable, wanted: string | number): number {
  if (typeof value === "string" && typeof wanted === "string") {
    return value < wanted ? -1 : value > wanted ? 1 : 0;
  }
  return isFraction(value) && typeof wanted === "number" ? compare(value, fraction(wanted)) : NaN;
}

function isFraction(value: Comparable): value is Fraction {
  return typeof value === "object" && value !== null && "top" in value;
}

function isList(value: Comparable): value is readonly string[] {
  return Array.isArray(value);
}
