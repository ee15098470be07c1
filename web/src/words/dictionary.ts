import { Area, language, locales, type Language } from "./language.svelte";

/** One sentence, or its forms by number; `{name}` is a place to fill, and `{count}` chooses the form. */
export type Phrase = string | { one?: string; other: string };

type Places<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
type PlacesOf<P> = P extends string ? Places<P> : Places<P[keyof P]>;
type Filling<P> = [PlacesOf<P>] extends [never] ? [] : [fill: Record<PlacesOf<P>, string | number>];

/** The same keys as the English dictionary, each the same kind of phrase. */
export type Translation<D> = { [K in keyof D]: D[K] extends string ? string : { one?: string; other: string } };

export type Say<D> = <K extends keyof D & string>(key: K, ...filling: Filling<D[K]>) => string;

const plurals = new Map<Language, Intl.PluralRules>();
const numbers = new Map<Language, Intl.NumberFormat>();

type Dictionary = Record<string, Phrase>;
/** Where an area's dictionaries come from: each language is a file of its own, fetched by those who read it. */
type Sources<D> = {
  en: () => Promise<{ en: D }>;
  ms: () => Promise<{ ms: Translation<D> }>;
  id: () => Promise<{ id: Translation<D> }>;
};

/**
 * A function that says a phrase in the language chosen now. It says nothing, "", while the dictionary is on its way,
 * and says it to whoever shows it once it is here; `withWords` waits for that.
 */
export function speaker<const D extends Dictionary>({ en, ms, id }: Sources<D>): Say<D> {
  const area = new Area<Dictionary>({
    en: async () => (await en()).en,
    ms: async () => (await ms()).ms,
    id: async () => (await id()).id,
  });
  return (key, ...[fill]) => {
    const spoken = language();
    const phrase = area.in(spoken)?.[key] ?? "";
    return filled(formFor(phrase, fill, spoken), fill, spoken);
  };
}

type Fill = Record<string, string | number> | undefined;

function formFor(phrase: Phrase, fill: Fill, spoken: Language): string {
  if (typeof phrase === "string") return phrase;
  const rules = kept(plurals, spoken, (locale) => new Intl.PluralRules(locale));
  return rules.select(Number(fill?.["count"])) === "one" ? (phrase.one ?? phrase.other) : phrase.other;
}

function filled(text: string, fill: Fill, spoken: Language): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fill?.[name] ?? "";
    if (typeof value === "string") return value;
    return kept(numbers, spoken, (locale) => new Intl.NumberFormat(locale)).format(value);
  });
}

function kept<T>(cache: Map<Language, T>, spoken: Language, make: (locale: string) => T): T {
  const found = cache.get(spoken) ?? make(locales[spoken]);
  cache.set(spoken, found);
  return found;
}
