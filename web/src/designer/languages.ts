import { language, languageNames, languages, locales, type Language } from "../words/language.svelte";

/** A language as it calls itself, or as the reader's language calls it; a code that nobody knows as it stands. */
export function languageName(code: string): string {
  if (isSpoken(code)) return languageNames[code];
  try {
    return new Intl.DisplayNames([locales[language()]], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Whether the app itself can be read in it. */
export function isSpoken(code: string): code is Language {
  return languages.includes(code as Language);
}
