import type { Answer } from "../form/answers";
import type { Database, Draft } from "../offline/database";
import { changeDraft, keptDraft } from "../offline/drafts";

export type Saved = "saved" | "saving" | "failed";

/**
 * A draft on the screen. A change shows at once and is written at once; `saved` says "saved" only when IndexedDB has said so.
 */
export class Filling {
  draft: Draft = $state.raw(undefined as unknown as Draft);
  saved = $state<Saved>("saved");

  readonly #database: Database;
  readonly #channel: BroadcastChannel;
  #unwritten: ((draft: Draft) => Draft)[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(database: Database, draft: Draft) {
    this.draft = draft;
    this.#database = database;
    this.#channel = new BroadcastChannel(`draft-${database.name}-${draft.visit}`);
    this.#channel.onmessage = () => void this.#look();
  }

  /** Change the draft. Resolves when the change is kept, or could not be. */
  change(change: (draft: Draft) => Draft): Promise<void> {
    this.draft = change(this.draft);
    this.#unwritten.push(change);
    this.saved = "saving";
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** After a failure: everything that has not been kept yet is written again. */
  retry(): Promise<void> {
    this.saved = "saving";
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  answer(question: string, change: (answer: Answer) => Answer): Promise<void> {
    return this.change((draft) => ({
      ...draft,
      answers: { ...draft.answers, [question]: change(draft.answers[question] ?? {}) },
    }));
  }

  close(): void {
    this.#channel.close();
  }

  async #write(): Promise<void> {
    const now = [...this.#unwritten];
    if (!now.length) return;
    try {
      const kept = await changeDraft(this.#database, this.draft.visit, (draft) =>
        now.reduce((one, change) => change(one), draft),
      );
      this.#unwritten = this.#unwritten.slice(now.length);
      this.#written(kept);
    } catch {
      this.saved = "failed";
    }
  }

  #written(kept: Draft): void {
    this.#channel.postMessage("changed");
    if (this.#unwritten.length) return;
    this.draft = kept;
    this.saved = "saved";
  }

  async #look(): Promise<void> {
    const kept = await keptDraft(this.#database, this.draft.visit);
    if (kept && !this.#unwritten.length) this.draft = kept;
  }
}
