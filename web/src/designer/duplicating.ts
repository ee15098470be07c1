import type { Section } from "../form/definition";
import { newSection } from "./newQuestion";
import { naming } from "./renaming";
import { addSection, everyQuestion, nextFree, questionsOf, sectionsOf, type Tree } from "./tree";

/** The same section again, right behind it, under codes of its own; what its questions name of each other are the copies. */
export function duplicateSection(tree: Tree, at: number): { tree: Tree; code: string } | undefined {
  const section = sectionsOf(tree)[at];
  if (!section) return undefined;
  const code = newSection(tree).section;
  const copies = copiesIn(tree, section, code);
  // of two with one code, the first is meant
  const codes = new Map(questionsOf(section).map(({ question }, place) => [question, copies[place] as string] as const).toReversed());
  const questions = questionsOf(section).map((one, place) => ({ ...naming(one, codes), question: copies[place] as string }));
  return { tree: addSection(tree, at + 1, { ...section, section: code, questions }), code };
}

/** A code for the copy of each question: C1 for A1 where A becomes C, else the next free one. */
function copiesIn(tree: Tree, section: Section, to: string): string[] {
  const taken = new Set(everyQuestion(tree).map((one) => one.question));
  return questionsOf(section).map(({ question }) => {
    const like = question.startsWith(section.section) ? to + question.slice(section.section.length) : question;
    const code = taken.has(like) ? nextFree(taken, like) : like;
    taken.add(code);
    return code;
  });
}
