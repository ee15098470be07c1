import { answerTo, type Answers } from "../form/answers";
import { states } from "../form/conditions";
import type { Form, Question } from "../form/definition";

/** The part that asks how it felt, before any measured time is shown; no part of a form can have this code. */
export const FELT = "0";

export function asksHowItFelt(question: Question): boolean {
  return Boolean(question.perceives?.length);
}

/**
 * The durations whose measured time must not be seen yet, each with the question that asks how long it felt.
 * "Does not apply" and "could not see" are answers too.
 */
export function veiled(form: Form, answers: Answers, standing = states(form, answers)): ReadonlyMap<string, string> {
  const unanswered = form.sections
    .flatMap((section) => section.questions)
    .filter((one) => asksHowItFelt(one) && isOpen(one, standing.get(one.question), answers));
  return new Map(unanswered.flatMap((one) => (one.perceives ?? []).map((duration) => [duration, one.question])));
}

function isOpen(question: Question, state: string | undefined, answers: Answers): boolean {
  if (state === "blank") return true;
  // a delayed one left for later counts as not applicable, but nothing was said yet
  return state === "not_applicable" && !answerTo(question, answers).state;
}
