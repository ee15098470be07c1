export const languages = ["en", "ms", "id"] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: "English", ms: "Bahasa Melayu", id: "Bahasa Indonesia" };
export const locales: Record<Language, string> = { en: "en-GB", ms: "ms-MY", id: "id-ID" };

const KEPT_AS = "language";
let chosen = $state<Language>(firstLanguage());

export function language(): Language {
  return chosen;
}

export function chooseLanguage(next: Language): void {
  chosen = next;
  localStorage.setItem(KEPT_AS, next);
}

/** The language that the person's account names; what was chosen on this device goes first. */
export function adoptLanguage(named: string): void {
  if (localStorage.getItem(KEPT_AS) === null && languages.includes(named as Language)) chosen = named as Language;
}

function firstLanguage(): Language {
  const wanted = [localStorage.getItem(KEPT_AS) ?? "", ...navigator.languages];
  const known = wanted.map((tag) => tag.slice(0, 2)).find((tag) => languages.includes(tag as Language));
  return (known as Language | undefined) ?? "en";
}
