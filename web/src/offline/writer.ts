import { forget, remember, remembered, rememberedUnder } from "../remembered";
import type { Database, Draft } from "./database";
import { changeDraft } from "./drafts";
import { patched, patchesBetween, type Patch } from "./patch";

type Change = (draft: Draft) => Draft;
/** A change that IndexedDB does not have yet, in the words of localStorage, which takes it before the tap is over. */
type Note = { submission: string; patches: Patch[] };

/** So many pages' last changes are remembered with a draft. */
const WRITERS_KEPT = 8;

/**
 * Writes the changes of one page to one draft, in order, each exactly once. Until IndexedDB has a change, a note of it is in
 * localStorage: a page that ends in between loses nothing, as the next one takes the note in (`leftNotes`).
 */
export class Writer {
  readonly #id = crypto.getRandomValues(new Uint32Array(2)).join("-");
  readonly #database: Database;
  readonly #visit: string;
  /** False when the last change could not be noted: until it is written, it is on the screen only. */
  noted = true;

  #last = 0;
  #unwritten: { number: number; change: Change }[] = [];
  #leave: () => void = () => undefined;
  readonly #gone = new Promise<void>((leave) => (this.#leave = leave));

  constructor(database: Database, visit: string) {
    this.#database = database;
    this.#visit = visit;
    // who holds this lock is alive, and writes its notes itself
    void navigator.locks?.request(this.#id, {}, () => this.#gone);
  }

  get hasUnwritten(): boolean {
    return this.#unwritten.length > 0;
  }

  /** Take a change that leads from `before` to `after`. It is noted when this returns. */
  take(change: Change, before: Draft, after: Draft): void {
    const number = ++this.#last;
    this.#unwritten.push({ number, change });
    const note: Note = { submission: before.submission, patches: patchesBetween(before, after) };
    this.noted = !this.#database.isForgotten && remember(this.#key(number), JSON.stringify(note));
  }

  /** Write what is unwritten. Resolves with the draft as it is kept then; throws `NotKept`. */
  async write(shown: Draft): Promise<Draft> {
    const now = [...this.#unwritten];
    const kept = await changeDraft(this.#database, this.#visit, (found) => this.#changed(found, now), shown);
    this.#unwritten = this.#unwritten.slice(now.length);
    for (const { number } of now) forget(this.#key(number));
    return kept;
  }

  /** The page goes: what is left of its notes may be taken in by another. */
  leave(): void {
    this.#leave();
  }

  #changed(found: Draft, changes: readonly { number: number; change: Change }[]): Draft {
    const { [this.#id]: done = 0, ...others } = found.writers ?? {};
    // a write that seemed to fail may have succeeded after all
    const changed = changes.filter(({ number }) => number > done).reduce((one, { change }) => change(one), found);
    const last = changes.at(-1)?.number ?? 0;
    const recent = Object.entries(others).slice(1 - WRITERS_KEPT);
    return { ...changed, writers: { ...Object.fromEntries(recent), [this.#id]: Math.max(done, last) } };
  }

  #key(number: number): string {
    return `${notesOf(this.#database.name, this.#visit)}${this.#id} ${number}`;
  }
}

/** What pages that ended too early have left: a change that makes it good, and what to do once that is kept. */
export async function leftNotes(database: Database, visit: string): Promise<{ change: Change; kept: () => void }[]> {
  const keys = rememberedUnder(notesOf(database.name, visit));
  const writers = [...new Set(keys.map((key) => key.split(" ").at(-2) as string))];
  const gone = await Promise.all(writers.map(async (writer) => ((await isGone(writer)) ? [writer] : [])));
  return gone.flat().map((writer) => {
    const own = keys.filter((key) => key.split(" ").at(-2) === writer).sort((a, b) => numberOf(a) - numberOf(b));
    return { change: (draft) => replayed(draft, writer, own), kept: () => own.forEach(forget) };
  });
}

/** Drop every note of a visit of the person whose database it is. */
export function dropNotes(database: string, visit: string): void {
  rememberedUnder(notesOf(database, visit)).forEach(forget);
}

const PREFIX = "unwritten";
/** How the notes of a visit begin in localStorage. */
export const notesOf = (database: string, visit: string): string => `${PREFIX} ${database} ${visit} `;
const numberOf = (key: string): number => Number(key.split(" ").at(-1));

function replayed(draft: Draft, writer: string, keys: readonly string[]): Draft {
  const written = draft.writers?.[writer] ?? 0;
  return keys
    .filter((key) => numberOf(key) > written)
    .map(noteAt)
    .reduce((one, note) => (note?.submission === one.submission ? patched(one, note.patches) : one), draft);
}

function noteAt(key: string): Note | undefined {
  try {
    return JSON.parse(remembered(key) ?? "") as Note;
  } catch {
    return undefined;
  }
}

async function isGone(writer: string): Promise<boolean> {
  if (!navigator.locks) return true;
  let gone = false;
  await navigator.locks.request(writer, { ifAvailable: true }, async (lock) => void (gone = lock !== null));
  return gone;
}
