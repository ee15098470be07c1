import type { Question, QuestionType, Section } from "../form/definition";
import { everyQuestion, freeCode, nextFree, questionsOf, sectionsOf, type Tree } from "./tree";

export const questionTypes: readonly QuestionType[] = [
  "yes_no", "choice", "checklist", "scale", "ratio", "duration", "number", "choices", "text", "time", "photo",
];

/** A question of a type with what the type needs, its words still to be written, under the next free code of a section. */
export function newQuestion(tree: Tree, type: QuestionType, section: number): Question {
  return { question: codeIn(tree, section), type, title: unwritten(tree), ...needed(tree, type) } as Question;
}

/** A section without questions, under the next free letter. */
export function newSection(tree: Tree): Section {
  const taken = new Set(sectionsOf(tree).map((one) => one.section));
  const letter = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find((one) => !taken.has(one));
  return { section: letter ?? nextFree(taken, "S0"), title: unwritten(tree), questions: [] };
}

/** A text that nobody has written yet, in the form's first language. */
export function unwritten(tree: Tree): Record<string, string> {
  return { [tree.languages?.[0] ?? "en"]: "" };
}

function needed(tree: Tree, type: QuestionType): object {
  const title = unwritten(tree);
  if (type === "choice") return { options: [{ option: "yes", title, credit: 1 }, { option: "no", title, credit: 0 }] };
  if (type === "choices") return { options: [{ option: "a", title }, { option: "b", title }] };
  if (type === "checklist") return { parts: [{ part: "a", title }, { part: "b", title }] };
  if (type === "scale") return { from: 1, to: 5 };
  if (type === "duration") return { start: tree.events?.[0]?.event ?? "", end: tree.events?.[1]?.event ?? "" };
  return {};
}

/** B4 after B3; in a section without questions, its own code and 1. */
function codeIn(tree: Tree, at: number): string {
  const section = sectionsOf(tree)[at];
  const last = questionsOf(section).at(-1);
  const taken = new Set(everyQuestion(tree).map((one) => one.question));
  if (last) return freeCode(tree, last.question);
  return nextFree(taken, `${section?.section.replace(/[^A-Za-z0-9_]/g, "_").replace(/^[^A-Za-z]/, "Q") || "Q"}0`);
}

/** Whether a type can fail at all: what critical items, sins and calamities listen to. */
export function canFail(type: QuestionType): boolean {
  return !["choices", "text", "time", "photo"].includes(type);
}

/** Whether a question may ask how long something felt. */
export function canPerceive({ family, type }: Question): boolean {
  return family === "perception" && ["number", "scale", "choice"].includes(type);
}

/** Whether a question's answer may be the code of who served, or of who came. */
export function canTell({ family, type }: Question): boolean {
  return family === "context" && ["text", "choice"].includes(type);
}

const COMMON = [
  "question", "type", "title", "hint", "points", "family", "bonus", "binding", "tags", "sins", "calamities", "probe", "critical", "standard", "ask_if", "required",
  "photo", "comment", "not_applicable", "delayed",
];

/** The same question as one of another type: what both have stays, what only the old type had goes. */
export function retyped(tree: Tree, question: Question, type: QuestionType): Question {
  const kept = Object.entries(question).filter(([key]) => COMMON.includes(key));
  return { ...Object.fromEntries(kept), ...needed(tree, type), type } as unknown as Question;
}
