import { answerTo, isRatio, type Answer } from "../form/answers";
import type { Form } from "../form/definition";
import type { Database, Draft, LogRow } from "../offline/database";
import { painted } from "../offline/painted";
import { addToLog, hasLog, rewriteInLog } from "../offline/log";

const REWRITTEN_AFTER_MS = 1_000;

/** One stay at a question, as it is written so far. */
type Stay = { code: string; row: LogRow; before: string; key: Promise<number | undefined> };

/**
 * Writes down who was where when, for review, in the rows of ODK's audit log. Rows are kept as they happen and nothing ever
 * waits for them: a log that can't be written costs the log, not the visit.
 */
export class VisitLog {
  readonly #database: Database;
  readonly #form: Form;
  readonly #read: () => Draft;
  readonly #visit: string;
  #stay: Stay | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed = false;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(database: Database, form: Form, read: () => Draft) {
    this.#database = database;
    this.#form = form;
    this.#read = read;
    this.#visit = read().visit;
  }

  /** The visit is open on the screen until the returned function is called. */
  open(): () => void {
    const seen = () => (document.visibilityState === "hidden" ? this.#exit() : this.#say("form resume"));
    this.#write(async () => this.#add(rowOf((await hasLog(this.#database, this.#visit)) ? "form resume" : "form start")));
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      this.#exit();
    };
  }

  /** A finger, a key or the focus is on this question now. */
  touch(code: string): void {
    if (this.#stay?.code !== code) {
      this.#leave();
      this.#stay = this.#begin(code);
    }
    this.#stay.row.end = Date.now();
    this.#timer ??= setTimeout(() => this.#rewrite(), REWRITTEN_AFTER_MS);
  }

  /** A moment of the clock was tapped, or taken back. */
  tapped(event: string, before: number | undefined, after: number | undefined): void {
    const value = { old_value: String(before ?? ""), new_value: String(after ?? "") };
    this.#changed = true;
    this.#write(() => this.#add({ ...rowOf("question", `/${this.#form.form}/events/${event}`), ...value }));
  }

  /** Resolves when all that happened so far is written. */
  async written(): Promise<void> {
    this.#rewrite();
    await this.#writing;
  }

  #begin(code: string): Stay {
    const section = this.#form.sections.find(({ questions }) => questions.some(({ question }) => question === code));
    const row = rowOf("question", `/${this.#form.form}/${section?.section ?? ""}/${code}`);
    const first = { ...row };
    return { code, row, before: this.#valueOf(code), key: this.#write(() => this.#add(first)) };
  }

  #leave(): void {
    this.#rewrite();
    this.#stay = undefined;
  }

  #rewrite(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#stay) return;
    const { code, row, before, key } = this.#stay;
    const after = this.#valueOf(code);
    if (after !== before) Object.assign(row, { old_value: before, new_value: after });
    else Object.assign(row, { old_value: "", new_value: "" });
    this.#changed ||= after !== before;
    const now = { ...row };
    this.#write(async () => {
      const kept = await key;
      if (kept !== undefined) await rewriteInLog(this.#database, this.#visit, kept, now);
    });
  }

  #exit(): void {
    this.#leave();
    if (this.#changed) this.#say("form save");
    this.#changed = false;
    this.#say("form exit");
  }

  #say(event: string): void {
    const row = rowOf(event);
    this.#write(() => this.#add(row));
  }

  #add(row: LogRow): Promise<number | undefined> {
    return addToLog(this.#database, this.#visit, row);
  }

  #write<T>(write: () => Promise<T>): Promise<T | undefined> {
    const done = this.#writing.then(painted).then(write).catch(() => undefined);
    this.#writing = done;
    return done;
  }

  #valueOf(code: string): string {
    return valueText(answerTo({ question: code }, this.#read()));
  }
}

/** An answer as one text, lists with spaces between as in XForms. */
export function valueText({ state, value, photos = [] }: Answer): string {
  if (state) return state;
  if (value === undefined || value === null) return photos.join(" ");
  if (typeof value !== "object") return String(value);
  return isRatio(value) ? `${value.have}/${value.of}` : value.join(" ");
}

function rowOf(event: string, node = ""): LogRow {
  const now = Date.now();
  return { event, node, start: now, end: event === "question" ? now : null, old_value: "", new_value: "" };
}
