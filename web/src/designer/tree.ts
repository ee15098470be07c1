import type { Form, Question, Section } from "../form/definition";

/** A form that is being made, exactly as the form language writes it. No change touches a tree: it makes another, which shares what stayed. */
export type Tree = Form;

/** Where a question stands: its section, and its place in it, both from 0. */
export type Place = { readonly section: number; readonly question: number };

/** The sections of a draft, which may have none yet. */
export function sectionsOf(tree: Tree): readonly Section[] {
  return Array.isArray(tree.sections) ? tree.sections : [];
}

/** The questions of a section, which may have none yet. */
export function questionsOf(section: Section | undefined): readonly Question[] {
  return Array.isArray(section?.questions) ? section.questions : [];
}

/** Every question in the order in which it is asked. */
export function everyQuestion(tree: Tree): readonly Question[] {
  return sectionsOf(tree).flatMap(questionsOf);
}

/** Whether a draft can be shown part by part: its lists are lists, and hold maps with codes. */
export function isShaped(tree: Tree): boolean {
  const listed = (list: unknown, code: string): boolean =>
    list === undefined || (Array.isArray(list) && list.every((one) => typeof one?.[code] === "string"));
  return listed(tree.sections, "section") && sectionsOf(tree).every((section) => listed(section.questions, "question"));
}

export function questionAt(tree: Tree, place: Place): Question | undefined {
  return questionsOf(sectionsOf(tree)[place.section])[place.question];
}

/** Where the first question of a code stands. */
export function placeOf(tree: Tree, code: string): Place | undefined {
  for (const [section, { questions }] of sectionsOf(tree).entries()) {
    const question = Array.isArray(questions) ? questions.findIndex((one) => one.question === code) : -1;
    if (question >= 0) return { section, question };
  }
  return undefined;
}

/** The codes of the questions that are asked before a place: what a condition there may name. */
export function earlierThan(tree: Tree, place: Place): readonly Question[] {
  const before = sectionsOf(tree).slice(0, place.section).flatMap(questionsOf);
  return [...before, ...questionsOf(sectionsOf(tree)[place.section]).slice(0, place.question)];
}

/** The list from before, if the next holds the very same things in the same order. */
export function asBefore<T>(before: readonly T[], next: readonly T[]): readonly T[] {
  return before.length === next.length && before.every((one, at) => one === next[at]) ? before : next;
}

/** The same thing with other values under some keys; a key whose value is undefined is left out. */
export function having<T extends object>(thing: T, changes: Readonly<Record<string, unknown>>): T {
  const entries = Object.entries({ ...thing, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

export function withQuestion(tree: Tree, place: Place, question: Question): Tree {
  return inSection(tree, place.section, (questions) => questions.with(place.question, question));
}

export function withSection(tree: Tree, at: number, section: Section): Tree {
  return { ...tree, sections: sectionsOf(tree).with(at, section) };
}

/** Before the question that stands at `place`, or at the end of its section. */
export function addQuestion(tree: Tree, place: Place, question: Question): Tree {
  return inSection(tree, place.section, (questions) => questions.toSpliced(place.question, 0, question));
}

export function removeQuestion(tree: Tree, place: Place): Tree {
  return inSection(tree, place.section, (questions) => questions.toSpliced(place.question, 1));
}

/** The question stands at `to` afterwards: its place is counted without the question itself. */
export function moveQuestion(tree: Tree, from: Place, to: Place): Tree {
  const question = questionAt(tree, from);
  return question ? addQuestion(removeQuestion(tree, from), to, question) : tree;
}

/** Where a question goes that moves one step up or down; over the edge of its section into the next. Undefined at the form's end. */
export function stepFrom(tree: Tree, { section, question }: Place, step: -1 | 1): Place | undefined {
  const within = question + step;
  if (within >= 0 && within < questionsOf(sectionsOf(tree)[section]).length) return { section, question: within };
  const next = sectionsOf(tree)[section + step];
  return next && { section: section + step, question: step > 0 ? 0 : questionsOf(next).length };
}

/** The same question again, right behind it, under the next free code. */
export function duplicateQuestion(tree: Tree, place: Place): { tree: Tree; code: string } | undefined {
  const question = questionAt(tree, place);
  if (!question) return undefined;
  const code = freeCode(tree, question.question);
  const next = { section: place.section, question: place.question + 1 };
  return { tree: addQuestion(tree, next, { ...question, question: code }), code };
}

export function addSection(tree: Tree, at: number, section: Section): Tree {
  return { ...tree, sections: sectionsOf(tree).toSpliced(at, 0, section) };
}

export function removeSection(tree: Tree, at: number): Tree {
  return { ...tree, sections: sectionsOf(tree).toSpliced(at, 1) };
}

export function moveSection(tree: Tree, from: number, to: number): Tree {
  const section = sectionsOf(tree)[from];
  return section ? addSection(removeSection(tree, from), to, section) : tree;
}

/** The first code that no question has, counting on from `like`: A2 after A1, door_2 after door. */
export function freeCode(tree: Tree, like: string): string {
  return nextFree(new Set(everyQuestion(tree).map((one) => one.question)), like);
}

/** The first code that is not taken, counting on from `like`. */
export function nextFree(taken: ReadonlySet<string>, like: string): string {
  const [, stem = like, number] = /^(.*?)(\d+)$/.exec(like) ?? [];
  const begin = number === undefined ? `${like}_` : stem;
  for (let count = Number(number ?? 1) + 1; ; count++) if (!taken.has(`${begin}${count}`)) return `${begin}${count}`;
}

function inSection(tree: Tree, at: number, change: (questions: readonly Question[]) => readonly Question[]): Tree {
  const section = sectionsOf(tree)[at];
  return section ? withSection(tree, at, { ...section, questions: change(questionsOf(section)) }) : tree;
}
