import { languageNames, languages, type Language } from "../../words/language.svelte";

/** What a language calls itself; its code where we don't know it. */
export function nameOfLanguage(code: string): string {
  return isSpoken(code) ? languageNames[code] : code;
}

/** Whether the app itself can be read in it. */
export function isSpoken(code: string): code is Language {
  return languages.includes(code as Language);
}
