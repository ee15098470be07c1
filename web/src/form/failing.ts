// When an answer fails: what critical questions and comments that are due `when_failed` listen to.

import { isRatio, seconds, type Answer, type Events } from "./answers";
import type { Choice, Curve, Duration, NumberQuestion, Question, Tiers } from "./definition";
import { compare, fraction, minus, over, type Fraction } from "./fraction";

const ZERO = fraction(0);
const HALF = fraction("0.5");
const ONE = fraction(1);

/** Whether the answer to a question that is answered fails, as its type says. */
export function fails(question: Question, answer: Answer, events: Events): boolean {
  const value = answer.value;
  switch (question.type) {
    case "yes_no":
      return value !== (question.expected ?? "yes");
    case "choice":
      return choiceFails(question, value);
    case "checklist":
      return Array.isArray(value) && 2 * value.length < question.parts.length;
    case "scale":
      return typeof value === "number" && 4 * (value - question.from) <= question.to - question.from;
    case "ratio":
      return isRatio(value) && 2 * value.have < value.of;
    case "duration":
      return durationFails(question, answer, events);
    case "number":
      return numberFails(question, value);
    default:
      return false;
  }
}

function choiceFails(question: Choice, code: Answer["value"]): boolean {
  const credit = question.options.find(({ option }) => option === code)?.credit;
  return credit !== undefined && compare(fraction(credit), HALF) < 0;
}

function durationFails(question: Duration, answer: Answer, events: Events): boolean {
  if (question.curve === undefined) return false;
  const elapsed = seconds(question, answer, events);
  return answer.censored === true || elapsed === null || passesCurve(question.curve, elapsed);
}

/** Whether a duration of so many seconds fails on a curve. */
export function passesCurve(curve: Curve, elapsed: Fraction): boolean {
  if ("target" in curve) return compare(elapsed, fraction(curve.target)) > 0;
  if ("tiers" in curve) return compare(elapsed, fraction(curve.tiers[0]?.[0] ?? 0)) > 0;
  return compare(creditOfRhythm(curve.rhythm, elapsed), HALF) < 0;
}

/** Nothing, rising, all, falling, nothing. */
export function creditOfRhythm(rhythm: readonly [number, number, number, number], elapsed: Fraction): Fraction {
  const [start, full, last, end] = rhythm.map(fraction) as [Fraction, Fraction, Fraction, Fraction];
  if (compare(elapsed, start) <= 0 || compare(elapsed, end) >= 0) return ZERO;
  if (compare(elapsed, full) < 0) return over(minus(elapsed, start), minus(full, start));
  return compare(elapsed, last) <= 0 ? ONE : over(minus(end, elapsed), minus(end, last));
}

function numberFails(question: NumberQuestion, value: Answer["value"]): boolean {
  if (question.curve === undefined || typeof value !== "number") return false;
  return compare(creditOfTier(question.curve, fraction(value)), HALF) < 0;
}

/** The credit of the first bound that is not passed; past the last, nothing. */
export function creditOfTier({ tiers }: Tiers, value: Fraction): Fraction {
  const tier = tiers.find(([bound]) => compare(value, fraction(bound)) <= 0);
  return fraction(tier?.[1] ?? 0);
}
