import type { Answer } from "../form/answers";
import type { Database, Draft } from "../offline/database";
import { keptDraft } from "../offline/drafts";
import { painted } from "../offline/painted";
import { patched, patchesBetween } from "../offline/patch";
import { leftNotes, Writer } from "../offline/writer";

export type Saved = "saved" | "saving" | "failed";

/**
 * A draft on the screen. A change shows at once, is noted at once, and written as soon as it is seen; `saved` says "saved" only when IndexedDB has said so.
 */
export class Filling {
  draft: Draft = $state.raw(undefined as unknown as Draft);
  saved = $state<Saved>("saved");

  readonly database: Database;
  readonly #writer: Writer;
  readonly #channel: BroadcastChannel;
  #writing: Promise<void> = Promise.resolve();
  #whenKept: (() => void)[] = [];
  readonly #seen = () => document.visibilityState === "visible" && this.saved === "failed" && void this.retry();

  constructor(database: Database, draft: Draft) {
    this.draft = draft;
    this.database = database;
    this.#writer = new Writer(database, draft.visit);
    this.#channel = new BroadcastChannel(`draft-${database.name}-${draft.visit}`);
    this.#channel.onmessage = () => void this.#look();
    document.addEventListener("visibilitychange", this.#seen);
  }

  /** A draft with what pages that ended too early have left of it. */
  static async open(database: Database, draft: Draft): Promise<Filling> {
    const filling = new Filling(database, draft);
    for (const { change, kept } of await leftNotes(database, draft.visit)) {
      filling.#whenKept.push(kept);
      void filling.change(change);
    }
    return filling;
  }

  /** Change the draft. Resolves when the change is kept, or could not be. */
  change(change: (draft: Draft) => Draft): Promise<void> {
    const before = this.draft;
    this.draft = change(before);
    this.#writer.take(change, before, this.draft);
    if (this.saved !== "failed") this.saved = "saving";
    return this.#queue();
  }

  /** Write everything that has not been kept yet; after a failure, once more. */
  retry(): Promise<void> {
    this.saved = "saving";
    return this.#queue();
  }

  /** Whether what is unwritten would come back, were the page closed now. */
  get isNoted(): boolean {
    return this.#writer.noted;
  }

  answer(question: string, change: (answer: Answer) => Answer): Promise<void> {
    return this.change((draft) => ({
      ...draft,
      answers: { ...draft.answers, [question]: change(draft.answers[question] ?? {}) },
    }));
  }

  close(): void {
    document.removeEventListener("visibilitychange", this.#seen);
    void this.#writing.then(() => {
      this.#channel.close();
      this.#writer.leave();
    });
  }

  #queue(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    try {
      if (this.#writer.hasUnwritten) await painted();
      if (this.#writer.hasUnwritten) this.#written(await this.#writer.write(this.draft));
      if (!this.#writer.hasUnwritten) this.saved = "saved";
    } catch {
      this.saved = "failed";
    }
  }

  #written(kept: Draft): void {
    this.#channel.postMessage("changed");
    if (this.#writer.hasUnwritten) return;
    // what is the same stays the same object, so that nothing is drawn again because it was kept
    const { keptAt, writers } = kept;
    this.draft = { ...patched(this.draft, patchesBetween(this.draft, kept)), keptAt, ...(writers && { writers }) };
    this.#whenKept.splice(0).forEach((tell) => tell());
  }

  async #look(): Promise<void> {
    const kept = await keptDraft(this.database, this.draft.visit).catch(() => undefined);
    if (kept && !this.#writer.hasUnwritten) this.draft = kept;
  }
}
