// What is still to do before a visit can be handed in. The server refuses a hand-in for the same, with the same codes.

import { answerTo, stripped, type Answer, type Answers, type Problem } from "./answers";
import { states } from "./conditions";
import type { Form, Photo, Question, TextQuestion } from "./definition";
import { fails } from "./failing";

type Missing = Omit<Problem, "path"> & { readonly at: string };

/** Everything that hand-in still waits for, in the order of the form; only questions that are asked count. */
export function missing(form: Form, answers: Answers): Problem[] {
  const standing = states(form, answers);
  const questions = form.sections.flatMap((section) => section.questions);
  return questions.flatMap((question) => {
    const state = standing.get(question.question);
    if (state === "blank") return question.required === false ? [] : [problem(question, { at: "", code: "blank", data: {} })];
    return state === "answered" ? unfinished(question, answers) : [];
  });
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

function ofPhotoCount(question: Photo, count: number): Missing[] {
  const at_least = question.at_least ?? 1;
  const at_most = question.at_most ?? Math.max(6, at_least);
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
