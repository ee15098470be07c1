import type { Answers } from "../form/answers";
import type { Form } from "../form/definition";
import { mistakes } from "../form/mistakes";

/**
 * Of answers that were given to an earlier state of the form, those that still fit: to a question that is still there, and
 * with a value that it can have.
 */
export function fitting(form: Form, { events = {}, answers = {} }: Answers): Required<Pick<Answers, "events" | "answers">> {
  const known = new Set(form.events?.map(({ event }) => event));
  const questions = form.sections.flatMap((section) => section.questions);
  const fit = questions.filter((question) => {
    const answer = answers[question.question];
    return answer && !mistakes(question, answer, {}).some(({ code }) => code !== "reason_missing");
  });
  return {
    events: Object.fromEntries(Object.entries(events).filter(([event]) => known.has(event))),
    answers: Object.fromEntries(fit.map(({ question }) => [question, answers[question]!])),
  };
}
