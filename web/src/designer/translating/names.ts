import { language, languageNames, locales, type Language } from "../../words/language.svelte";

/** A language as it calls itself, or as the reader's language calls it; a code that nobody knows as it stands. */
export function languageName(code: string): string {
  if (code in languageNames) return languageNames[code as Language];
  try {
    return new Intl.DisplayNames([locales[language()]], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
