// What a form says in each language: missing, left as it was, written.

import type { Text } from "../../form/definition";
import { saying, wordsIn } from "../texts";
import type { Tree } from "../tree";
import { placesOf, type Path, type Place } from "./places";

/** The languages that the form declares, the first being the one from which the others fall back. */
export function languagesOf(tree: Tree): readonly string[] {
  const declared: unknown = tree.languages;
  return Array.isArray(declared) ? [...new Set(declared.filter((one): one is string => typeof one === "string"))] : [];
}

/** From which language into which; `first` is the form's own. */
export interface Way {
  readonly source: string;
  readonly target: string;
  readonly first: string | undefined;
}

/** `missing`: the source says something, the target nothing. `same`: word for word as in the source, though it has words. */
export type Standing = "done" | "missing" | "same";

export function standingOf(text: Text, { source, target, first }: Way): Standing {
  const [from, to] = [wordsIn(text, source, first).trim(), wordsIn(text, target, first).trim()];
  if (to === "") return from === "" ? "done" : "missing";
  return target !== source && to === from && HAS_WORDS.test(to) ? "same" : "done";
}

/** Codes and figures are the same in every language. */
const HAS_WORDS = /\p{Ll}{3}/u;

export type Counts = Readonly<Record<Standing, number>>;

export function countsOf(places: readonly Place[], way: Way): Counts {
  const counts = { done: 0, missing: 0, same: 0 };
  for (const { text } of places) counts[standingOf(text, way)]++;
  return counts;
}

export type Said = { readonly language: string; readonly words: string };

/** The form with other words at one place, in one language. */
export function withWords(tree: Tree, path: Path, said: Said): Tree {
  const change = (text: unknown): Text => saying(text as Text, said.language, languagesOf(tree)[0], said.words);
  return changedAt(tree, path, change) as Tree;
}

/** The form with other languages. A plain text is in the first: where another comes first, it is written out as what it was. */
export function withLanguages(tree: Tree, languages: readonly string[]): Tree {
  const [language] = languagesOf(tree);
  if (language === undefined || languages[0] === language) return { ...tree, languages };
  const plain = placesOf(tree).flatMap((group) => group.places).filter(({ text }) => typeof text === "string");
  const written = plain.reduce((next, { path, text }) => withWords(next, path, { language, words: text as string }), tree);
  return { ...written, languages };
}

function changedAt(tree: unknown, [step, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(tree);
  if (Array.isArray(tree)) return tree.with(step as number, changedAt(tree[step as number], rest, change));
  const before = tree as Record<string, unknown>;
  return { ...before, [step]: changedAt(before[step], rest, change) };
}

/** One text of a translator's file. */
export interface Translated {
  readonly key: string;
  readonly language: string;
  readonly text: string;
}

/** The form with what a translator wrote; what it has no place for, or no language, is passed over. */
export function withTranslations(tree: Tree, texts: readonly Translated[]): Tree {
  const languages = languagesOf(tree);
  const paths = new Map<string, Path>();
  for (const { key, path } of placesOf(tree).flatMap((group) => group.places)) if (!paths.has(key)) paths.set(key, path);
  return texts.reduce((next, { key, language, text }) => {
    const path = languages.includes(language) ? paths.get(key) : undefined;
    return path ? withWords(next, path, { language, words: text }) : next;
  }, tree);
}
