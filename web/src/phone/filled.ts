import { answerTo, type Answer, type Answers, type Events, type Problem, type State } from "../form/answers";
import { missingOf } from "../form/checking";
import { states } from "../form/conditions";
import type { Form, Question, Section } from "../form/definition";
import { mistakes } from "../form/mistakes";
import type { Refusal } from "../offline/database";
import { say } from "../words/clock";
import { asksHowItFelt, FELT } from "./felt";

/** A problem beside its question; `message` is the server's sentence when it was the server that found it. */
export type Finding = Problem & { message?: string };

export type Step = { section: Section; questions: Question[]; findings: number };

/** What a form looks like with these answers: which questions show, and what is wrong or missing. */
export type Filled = {
  states: ReadonlyMap<string, State>;
  findings: ReadonlyMap<string, readonly Finding[]>;
  /** The sections with something to ask. */
  steps: readonly Step[];
  asked: number;
  done: number;
};

export function filled(form: Form, answers: Answers, refusal?: Refusal | null): Filled {
  const standing = states(form, answers);
  const questions = form.sections
    .flatMap((section) => section.questions)
    .filter((one) => standing.get(one.question) !== "skipped");
  const findings = byQuestion(toldByServer(refusal, answers));
  for (const one of questions) {
    const told = findings.get(one.question);
    const own = findingsOf(one, standing.get(one.question) as State, answers);
    if (own.length) findings.set(one.question, told ? once([...told, ...own]) : own);
  }
  return {
    states: standing,
    findings,
    steps: stepsOf(form, standing, findings),
    asked: questions.length,
    done: questions.filter((one) => standing.get(one.question) !== "blank").length,
  };
}

/** The question that a path such as answers.B6.photos[0] is about. */
export function questionAt(path: string): string | undefined {
  return /^answers\.(\w+)/.exec(path)?.[1];
}

function toldByServer(refusal: Refusal | null | undefined, answers: Answers): Finding[] {
  return (refusal?.problems ?? []).flatMap((one) =>
    pathsOf(one.path, answers).map((path) => ({ ...one, path, data: {} })),
  );
}

/** What is wrong with a photo is told by its hash: it belongs beside each question that shows the photo. */
function pathsOf(path: string, { answers = {} }: Answers): string[] {
  if (!/^[0-9a-f]{64}$/.test(path)) return [path];
  return Object.keys(answers)
    .filter((code) => answers[code]?.photos?.includes(path))
    .map((code) => `answers.${code}.photos`);
}

function byQuestion(all: readonly Finding[]): Map<string, readonly Finding[]> {
  const findings = new Map<string, readonly Finding[]>();
  for (const one of all) {
    const question = questionAt(one.path);
    if (question) findings.set(question, once([...(findings.get(question) ?? []), one]));
  }
  return findings;
}

function once(all: readonly Finding[]): Finding[] {
  return [...new Map(all.map((one) => [one.path + one.code, one])).values()];
}

type Looked = { state: State; answer: Answer; events: Events; found: Finding[] };
const NO_EVENTS: Events = {};
const looked = new WeakMap<Question, Looked>();

/** What is missing or wrong at one question: worked out again only when it stands otherwise, for all are looked at with each tap. */
function findingsOf(question: Question, state: State, answers: Answers): Finding[] {
  const answer = answerTo(question, answers);
  const { events = NO_EVENTS } = answers;
  const before = looked.get(question);
  if (before && before.state === state && before.answer === answer && before.events === events) return before.found;
  const found = [...missingOf(question, state, answers), ...mistakes(question, answer, events)];
  looked.set(question, { state, answer, events, found });
  return found;
}

function stepsOf(form: Form, standing: Filled["states"], findings: Filled["findings"]): Step[] {
  const asked = ({ question }: Question): boolean => standing.get(question) !== "skipped";
  return inOrder(form)
    .map((section) => ({ section, questions: section.questions.filter(asked) }))
    .filter(({ questions }) => questions.length)
    .map((step) => ({ ...step, findings: step.questions.filter(({ question }) => findings.has(question)).length }));
}

/** The sections as they are asked: what asks how it felt goes first. */
function inOrder(form: Form): Section[] {
  const felt = form.sections.flatMap(({ questions }) => questions.filter(asksHowItFelt));
  if (!felt.length) return [...form.sections];
  const rest = form.sections.map((section) => ({
    ...section,
    questions: section.questions.filter((question) => !asksHowItFelt(question)),
  }));
  return [{ section: FELT, title: say("felt.title"), questions: felt }, ...rest];
}
