import type { Text } from "../form/definition";

/** What a text says in one language, and nothing if it says nothing in it. A plain one is in the form's first language. */
export function wordsIn(text: Text | undefined, language: string, first: string | undefined): string {
  if (typeof text === "string") return language === first ? text : "";
  return text?.[language] ?? "";
}

/** What a text says in a language, else in the form's first. */
export function shownIn(text: Text | undefined, language: string, first: string | undefined): string {
  return wordsIn(text, language, first) || wordsIn(text, first ?? "", first);
}

/** A text with other words in one language. Empty words leave a translation out; the first language stays, so that it can be seen to be missing. */
export function saying(text: Text | undefined, language: string, first: string | undefined, words: string): Text {
  const all = typeof text === "string" ? { [first ?? language]: text } : { ...text };
  if (words || language === first) return { ...all, [language]: words };
  const { [language]: _, ...others } = all;
  return others;
}

/** A text that may be left out: undefined when no language says anything. */
export function sayingOrNothing(text: Text | undefined, language: string, first: string | undefined, words: string): Text | undefined {
  const next = saying(text, language, first, words);
  return Object.values(next).some(Boolean) ? next : undefined;
}
