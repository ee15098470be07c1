import { remember, remembered } from "../remembered";

export const languages = ["en", "ms", "id"] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: "English", ms: "Bahasa Melayu", id: "Bahasa Indonesia" };
export const locales: Record<Language, string> = { en: "en-GB", ms: "ms-MY", id: "id-ID" };

const KEPT_AS = "language";
const areas = new Set<Area<unknown>>();
let chosen = $state<Language>(firstLanguage());
let wanted = firstLanguage();

/** What one part of the app says, in the languages that have been asked for. */
export class Area<D> {
  readonly #sources: Record<Language, () => Promise<D>>;
  readonly #asked = new Map<Language, Promise<void>>();
  #here = $state.raw<Partial<Record<Language, D>>>({});

  constructor(sources: Record<Language, () => Promise<D>>) {
    this.#sources = sources;
    areas.add(this);
    this.in(chosen);
  }

  /** The dictionary, or undefined while it is on its way. */
  in(spoken: Language): D | undefined {
    if (!this.#here[spoken]) this.arrival(spoken).catch(() => undefined);
    return this.#here[spoken];
  }

  /** Resolves when the dictionary is here; what failed is asked for again by the next call. */
  arrival(spoken: Language): Promise<void> {
    const arrival = this.#asked.get(spoken) ?? this.#ask(spoken);
    this.#asked.set(spoken, arrival);
    return arrival;
  }

  async #ask(spoken: Language): Promise<void> {
    try {
      const dictionary = await this.#sources[spoken]();
      this.#here = { ...this.#here, [spoken]: dictionary };
    } catch (cause) {
      this.#asked.delete(spoken);
      throw cause;
    }
  }
}

export function language(): Language {
  return chosen;
}

/** Resolves when all that is shown now can be said in this language; rejects when its words can't be fetched. */
export async function wordsHere(spoken: Language = wanted): Promise<void> {
  await Promise.all([...areas].map((area) => area.arrival(spoken)));
}

/** A part of the app that is fetched when it is needed, with its words. */
export async function withWords<T>(part: Promise<T>): Promise<T> {
  const fetched = await part;
  await wordsHere();
  return fetched;
}

/** Speak another language from now on. Rejects, and stays with the one spoken now, when its words can't be fetched. */
export async function chooseLanguage(next: Language): Promise<void> {
  await speak(next);
  remember(KEPT_AS, next);
}

/** The language that the person's account names; what was chosen on this device goes first. */
export async function adoptLanguage(named: string): Promise<void> {
  if (remembered(KEPT_AS) !== null || !languages.includes(named as Language)) return;
  // without its words, what is spoken now will do until the next time
  await speak(named as Language).catch(() => undefined);
}

/**
 * Speak another language on this page, and remember nothing of it. The last one asked for is spoken, in whatever order their
 * words arrive; rejects, and stays with the one spoken now, when its words can't be fetched.
 */
export async function speak(next: Language): Promise<void> {
  wanted = next;
  try {
    await wordsHere(next);
    if (wanted === next) chosen = next;
  } finally {
    if (wanted === next) wanted = chosen;
  }
}

function firstLanguage(): Language {
  const wanted = [remembered(KEPT_AS) ?? "", ...navigator.languages];
  const known = wanted.map((tag) => tag.slice(0, 2)).find((tag) => languages.includes(tag as Language));
  return (known as Language | undefined) ?? "en";
}
