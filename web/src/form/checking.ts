// What is still to do before a visit can be handed in. The server refuses a hand-in for the same, with the same codes.

import { answerTo, stripped, type Answer, type Answers, type Problem, type State } from "./answers";
import { states } from "./conditions";
import type { Form, Photo, Question, TextQuestion } from "./definition";
import { fails } from "./failing";
import { mistakes } from "./mistakes";

type Missing = Omit<Problem, "path"> & { readonly at: string };

/** All that is in the way of a hand-in: mistakes, and what is missing, in the order of the form. */
export function problems(form: Form, answers: Answers): Problem[] {
  return inOrder(form, states(form, answers), (question, state) => {
    const wrong = mistakes(question, answerTo(question, answers), answers.events ?? {});
    const still = missingOf(question, state, answers);
    // a time whose end lies before its start is blank too, but one thing to mend is enough
    return [...wrong, ...still.filter(({ code }) => code !== "blank" || wrong.length === 0)];
  });
}

/**
 * The answers as they can be handed in. What was given to a question that is not asked goes along as it is, but not
 * with a mistake in it: the server would refuse it, and nobody could see why.
 */
export function presentable(form: Form, answers: Answers): Answers {
  const standing = states(form, answers);
  const questions = form.sections.flatMap((section) => section.questions);
  const hidden = questions.filter(({ question }) => standing.get(question) === "skipped");
  const left = new Set(hidden.filter((question) => isUnreadable(question, answers)).map(({ question }) => question));
  const kept = Object.entries(answers.answers ?? {}).filter(([question]) => !left.has(question));
  return { ...answers, answers: Object.fromEntries(kept.map(([question, { half: _, ...answer }]) => [question, answer])) };
}

/** A reason that is missing, or events in the wrong order, only matter where the question is asked. */
function isUnreadable(question: Question, answers: Answers): boolean {
  return mistakes(question, answerTo(question, answers), {}).some(({ code }) => code !== "reason_missing");
}

type Standing = ReturnType<typeof states>;

function inOrder(form: Form, standing: Standing, find: (question: Question, state: State) => Problem[]): Problem[] {
  const questions = form.sections.flatMap((section) => section.questions);
  return questions.flatMap((question) => {
    const state = standing.get(question.question) ?? "skipped";
    return state === "skipped" ? [] : find(question, state);
  });
}

/** What a hand-in still waits for at a question that is asked. */
export function missingOf(question: Question, state: State, answers: Answers): Problem[] {
  if (state === "answered") return unfinished(question, answers);
  const due = state === "blank" && question.required !== false;
  return due ? [problem(question, { at: "", code: "blank", data: {} })] : [];
}

function unfinished(question: Question, answers: Answers): Problem[] {
  const answer = answerTo(question, answers);
  const found = [...ofComment(question, answer, answers), ...ofPhotos(question, answer), ...ofLength(question, answer)];
  return found.map((one) => problem(question, one));
}

function problem({ question }: Question, { at, code, data }: Missing): Problem {
  return { path: `answers.${question}${at}`, code, data: { question, ...data } };
}

function ofComment(question: Question, answer: Answer, answers: Answers): Missing[] {
  const due =
    question.comment === "required" ||
    (question.comment === "when_failed" && fails(question, answer, answers.events ?? {}));
  return due && stripped(answer.comment ?? "") === "" ? [{ at: ".comment", code: "comment_missing", data: {} }] : [];
}

function ofPhotos(question: Question, { photos = [] }: Answer): Missing[] {
  if (question.type === "photo") return ofPhotoCount(question, new Set(photos).size);
  return question.photo === "required" && photos.length === 0
    ? [{ at: ".photos", code: "photo_missing", data: {} }]
    : [];
}

/** How many photos a photo question takes. */
export const mostPhotos = ({ at_least = 1, at_most = Math.max(6, at_least) }: Photo): number => at_most;

function ofPhotoCount(question: Photo, count: number): Missing[] {
  const at_least = question.at_least ?? 1;
  const at_most = mostPhotos(question);
  if (count < at_least) return [{ at: ".photos", code: "too_few_photos", data: { count, at_least } }];
  return count > at_most ? [{ at: ".photos", code: "too_many_photos", data: { count, at_most } }] : [];
}

function ofLength(question: Question, { value }: Answer): Missing[] {
  return question.type === "text" && typeof value === "string" ? ofText(question, value) : [];
}

function ofText({ minimum_length = 0 }: TextQuestion, value: string): Missing[] {
  const length = [...stripped(value)].length;
  return length < minimum_length ? [{ at: ".value", code: "too_short", data: { length, minimum_length } }] : [];
}
