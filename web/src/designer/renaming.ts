import type { Condition, Question, Section, Test } from "../form/definition";
import { questionsOf, sectionsOf, type Tree } from "./tree";

/** What names a question besides itself. */
export type Use = { readonly kind: "question" | "section"; readonly code: string };

/** The form with a question under another code, in everything that names it: conditions and perceived times. */
export function renameQuestion(tree: Tree, from: string, to: string): Tree {
  const condition = (test: Test): Test => (test.question === from ? { ...test, question: to } : test);
  return everywhere(tree, condition, (question) => renamed(question, from, to));
}

/** The form with an option or a part of a question under another code, in the conditions that ask for it too. */
export function renameOption(tree: Tree, code: string, from: string, to: string): Tree {
  const condition = (test: Test): Test => (test.question === code ? withOperand(test, from, to) : test);
  return everywhere(tree, condition, (question) => (question.question === code ? optionRenamed(question, from, to) : question));
}

/** The form with an event under another code, in the durations that begin or end with it too. */
export function renameEvent(tree: Tree, from: string, to: string): Tree {
  const events = (tree.events ?? []).map((one) => (one.event === from ? { ...one, event: to } : one));
  const named = (code: string) => (code === from ? to : code);
  return everywhere({ ...tree, events }, (test) => test, (question) =>
    question.type === "duration" && (question.start === from || question.end === from)
      ? { ...question, start: named(question.start), end: named(question.end) }
      : question,
  );
}

/** A question that names others by the codes that they are given here, in its condition and its perceived times. */
export function naming(question: Question, codes: ReadonlyMap<string, string>): Question {
  const named = (code: string) => codes.get(code) ?? code;
  const perceives = question.perceives?.map(named);
  return withCondition(perceives ? { ...question, perceives } : question, (test) => ({ ...test, question: named(test.question) }));
}

/** Every question and section whose condition or perceived times name a question. */
export function usesOf(tree: Tree, code: string): Use[] {
  const named = (condition: Condition | undefined) => testsOf(condition).some((test) => test.question === code);
  return sectionsOf(tree).flatMap((section): Use[] => [
    ...(named(section.ask_if) ? [{ kind: "section" as const, code: section.section }] : []),
    ...questionsOf(section)
      .filter((one) => named(one.ask_if) || one.perceives?.includes(code))
      .map((one) => ({ kind: "question" as const, code: one.question })),
  ]);
}

/** What names a question of a section from outside of it, each once. */
export function usesOfSection(tree: Tree, at: number): Use[] {
  const section = sectionsOf(tree)[at];
  const others = { ...tree, sections: sectionsOf(tree).toSpliced(at, 1) };
  const uses = questionsOf(section).flatMap((one) => usesOf(others, one.question));
  return uses.filter((use, n) => uses.findIndex((other) => isSameUse(use, other)) === n);
}

function isSameUse(one: Use, other: Use): boolean {
  return one.kind === other.kind && one.code === other.code;
}

/** The tests that a condition is made of, however deep. */
export function testsOf(condition: Condition | undefined): Test[] {
  if (!condition || typeof condition !== "object") return [];
  if ("all" in condition) return listed(condition.all).flatMap(testsOf);
  if ("any" in condition) return listed(condition.any).flatMap(testsOf);
  return "not" in condition ? testsOf(condition.not) : [condition];
}

function everywhere(tree: Tree, test: (test: Test) => Test, question: (question: Question) => Question): Tree {
  const sections = sectionsOf(tree).map((section): Section => {
    const questions = questionsOf(section).map((one) => withCondition(question(one), test));
    return withCondition({ ...section, questions }, test);
  });
  return { ...tree, sections };
}

function withCondition<T extends { readonly ask_if?: Condition }>(thing: T, test: (test: Test) => Test): T {
  return thing.ask_if ? { ...thing, ask_if: mapped(thing.ask_if, test) } : thing;
}

function mapped(condition: Condition, test: (test: Test) => Test): Condition {
  if ("all" in condition) return { all: listed(condition.all).map((one) => mapped(one, test)) };
  if ("any" in condition) return { any: listed(condition.any).map((one) => mapped(one, test)) };
  return "not" in condition ? { not: mapped(condition.not, test) } : test(condition);
}

function withOperand(test: Test, from: string, to: string): Test {
  const named = (value: unknown): unknown => (Array.isArray(value) ? value.map(named) : value === from ? to : value);
  return Object.fromEntries(Object.entries(test).map(([key, value]) => [key, key === "question" ? value : named(value)])) as unknown as Test;
}

function renamed(question: Question, from: string, to: string): Question {
  const code = question.question === from ? to : question.question;
  const perceives = question.perceives?.map((one) => (one === from ? to : one));
  return perceives ? { ...question, question: code, perceives } : { ...question, question: code };
}

function optionRenamed(question: Question, from: string, to: string): Question {
  if (question.type === "checklist") return { ...question, parts: question.parts.map((one) => (one.part === from ? { ...one, part: to } : one)) };
  if (question.type !== "choice" && question.type !== "choices") return question;
  return { ...question, options: question.options.map((one) => (one.option === from ? { ...one, option: to } : one)) } as Question;
}

/** A draft may hold anything where a list belongs. */
function listed<T>(list: readonly T[]): readonly T[] {
  return Array.isArray(list) ? list : [];
}
