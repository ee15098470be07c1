import { NoSignal } from "../api/client";
import { startVisit, type MyOutcome, type MyVisit } from "../api/visits";
import type { Form } from "../form/definition";
import type { Database, Draft, KeptVisits } from "../offline/database";
import type { Outbox } from "../offline/outbox.svelte";
import { changeDraft, keptDrafts } from "../offline/drafts";
import { askForHistory, askForVisits, keptVisits } from "../offline/visits";
import type { OwnSins } from "../questions/sins";
import { due, type Due } from "./due";

/** The visits this person knows about, as last heard, and what is begun on this device. */
export class Diary {
  known = $state.raw<KeptVisits>();
  drafts = $state.raw<ReadonlyMap<string, Draft>>(new Map());
  asking = $state(false);
  /** The last try found no signal: what is shown may be old. */
  isOld = $state(false);

  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Show what is kept on this device. */
  async show(): Promise<void> {
    this.known ??= await keptVisits(this.#database);
    await this.lookAtDrafts();
  }

  async refresh(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      await this.#tellStarts();
      this.known = await askForVisits(this.#database, new Date().toISOString(), this.drafts);
      this.isOld = false;
      if (this.drafts.size) await this.#clearAway(this.known);
    } catch (problem) {
      this.isOld = problem instanceof NoSignal;
    } finally {
      this.asking = false;
    }
  }

  async lookAtDrafts(): Promise<void> {
    const drafts = await keptDrafts(this.#database);
    this.drafts = new Map(drafts.map((draft) => [draft.visit, draft]));
  }

  /** Every visit as the list shows it. */
  dues(outbox: Outbox, now: Date): Due[] {
    return (this.known?.visits ?? []).map((visit) =>
      due(
        {
          visit,
          draft: this.drafts.get(visit.id),
          outcome: this.outcome(visit.id),
          parcels: outbox.ofVisit(visit.id),
        },
        now,
      ),
    );
  }

  /** Ask for the visits that are over; without signal the ones last seen stay. Throws what the api throws. */
  async lookBack(): Promise<void> {
    const history = await askForHistory(this.#database, new Date().toISOString());
    if (this.known) this.known = { ...this.known, history };
  }

  visit(id: string): MyVisit | undefined {
    return this.known?.visits.find((visit) => visit.id === id);
  }

  form(visit: MyVisit): Form | undefined {
    return this.known?.forms[String(visit.form)] as Form | undefined;
  }

  /** What the client's own sins are called that the visit's form names. */
  ownSins(visit: MyVisit): OwnSins {
    return this.known?.own_sins?.[String(visit.form)] ?? {};
  }

  outcome(visit: string): MyOutcome | undefined {
    return this.known?.outcomes[visit];
  }

  /** Starts that happened without signal. */
  async #tellStarts(): Promise<void> {
    await this.lookAtDrafts();
    for (const draft of this.drafts.values()) if (draft.startedAt && !draft.startTold) await this.tellStart(draft);
  }

  /** Tell the server that a visit has begun; without signal it is told later. */
  async tellStart({ visit, startedAt }: Draft): Promise<void> {
    if (!startedAt) return;
    try {
      await startVisit(visit, startedAt, new Date().toISOString());
    } catch (problem) {
      if (problem instanceof NoSignal) return;
    }
    // a no is final too: the hand-in carries the moment of the start anyway
    await changeDraft(this.#database, visit, (draft) => ({ ...draft, startTold: true }));
  }

  async #clearAway(known: KeptVisits): Promise<void> {
    await (await import("./clearing")).clearAway(this.#database, known);
    await this.lookAtDrafts();
  }
}
