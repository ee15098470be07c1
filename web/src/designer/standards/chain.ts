// The chain from what an organisation believes in to what is asked: value, norm, standard, question.

import type { Question, Standard, Text } from "../../form/definition";
import { earns } from "../shares";
import { shownIn } from "../texts";
import { everyQuestion, having, nextFree, questionsOf, sectionsOf, type Tree } from "../tree";

export interface Link {
  readonly standard: Standard;
  /** Its place in the form's list. */
  readonly at: number;
  readonly questions: readonly Question[];
}

/** A value with the standards that follow from it. `text` is undefined for standards that name none. */
export interface ValueChain {
  readonly text: Text | undefined;
  readonly links: readonly Link[];
}

/** What a draft may hold as its standards: maps with a code. */
export function standardsOf(tree: Tree): readonly Standard[] {
  const listed: unknown = tree.standards;
  return Array.isArray(listed) ? listed.filter((one): one is Standard => typeof (one as Standard | null)?.standard === "string") : [];
}

/** The standards by value, in the order in which the form first names each; those without a value come last. */
export function chainOf(tree: Tree): ValueChain[] {
  const asked = grouped(everyQuestion(tree), (question) => question.standard);
  const links = standardsOf(tree).map((standard) => ({ standard, at: placeOf(tree, standard), questions: asked.get(standard.standard) ?? [] }));
  const first = tree.languages?.[0];
  const groups = grouped(links, ({ standard }) => shownIn(standard.value, first ?? "", first).trim() || anyWords(standard.value));
  const chains = [...groups].map(([name, group]) => ({ name, text: name ? group[0]?.standard.value : undefined, links: group }));
  return chains.sort((one, other) => Number(!one.name) - Number(!other.name)).map(({ text, links: group }) => ({ text, links: group }));
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function placeOf(tree: Tree, standard: Standard): number {
  return (tree.standards as readonly unknown[]).indexOf(standard);
}

function anyWords(text: Text | undefined): string {
  const words: unknown[] = typeof text === "object" ? Object.values(text) : [];
  return words.find((one): one is string => typeof one === "string" && one.trim() !== "")?.trim() ?? "";
}

/** What the chain lacks. */
interface Gaps {
  /** Values none of whose standards is asked for. */
  readonly values: readonly ValueChain[];
  /** Standards that no question checks. */
  readonly standards: readonly Link[];
  /** Questions with points that rest on no standard, or on one that the form has not got. */
  readonly questions: readonly Question[];
}

export function gapsOf(tree: Tree, chains: readonly ValueChain[]): Gaps {
  const known = new Set(standardsOf(tree).map(({ standard }) => standard));
  return {
    values: chains.filter(({ text, links }) => text !== undefined && links.every(({ questions }) => !questions.length)),
    standards: chains.flatMap(({ links }) => links).filter(({ questions }) => !questions.length),
    questions: everyQuestion(tree).filter((one) => (one.standard === undefined ? hasPoints(one) : !known.has(one.standard))),
  };
}

function hasPoints(question: Question): boolean {
  return typeof question.points === "number" && question.points > 0 && earns(question);
}

/** The form with one more standard, of a value or of none; and its code. */
export function addStandard(tree: Tree, value: Text | undefined): { tree: Tree; code: string } {
  const taken = new Set(standardsOf(tree).map(({ standard }) => standard));
  const code = taken.has("standard-1") ? nextFree(taken, "standard-1") : "standard-1";
  const standard: Standard = { standard: code, title: { [tree.languages?.[0] ?? "en"]: "" }, ...(value === undefined ? {} : { value }) };
  return { tree: { ...tree, standards: [...(Array.isArray(tree.standards) ? tree.standards : []), standard] }, code };
}

/** The form with a standard changed; under another code, its questions go along. */
export function withStandard(tree: Tree, at: number, next: Standard): Tree {
  const before = tree.standards?.[at];
  const changed = { ...tree, standards: (tree.standards ?? []).with(at, next) };
  if (before === undefined || before.standard === next.standard) return changed;
  return assigned(changed, (question) => (question.standard === before.standard ? next.standard : question.standard));
}

/** The form without a standard; the questions that it had rest on none. */
export function removeStandard(tree: Tree, at: number): Tree {
  const gone = tree.standards?.[at]?.standard;
  const standards = (tree.standards ?? []).toSpliced(at, 1);
  const without = having(tree, { standards: standards.length ? standards : undefined });
  return assigned(without, (question) => (question.standard === gone ? undefined : question.standard));
}

/** The form with a question resting on another standard, or on none. */
export function assign(tree: Tree, code: string, standard: string | undefined): Tree {
  return assigned(tree, (question) => (question.question === code ? standard : question.standard));
}

/** The form with a value in other words, in every standard that follows from it. */
export function renameValue(tree: Tree, { links }: ValueChain, value: Text | undefined): Tree {
  return links.reduce((next, { standard, at }) => withStandard(next, at, having(standard, { value })), tree);
}

/** Sections and questions that stay what they were stay the very same. */
function assigned(tree: Tree, standardOf: (question: Question) => string | undefined): Tree {
  const sections = sectionsOf(tree).map((section) => {
    const before = questionsOf(section);
    const after = before.map((one) => (standardOf(one) === one.standard ? one : having(one, { standard: standardOf(one) })));
    return after.every((one, at) => one === before[at]) ? section : { ...section, questions: after };
  });
  return { ...tree, sections };
}
