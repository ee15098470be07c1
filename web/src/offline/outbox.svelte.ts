import { SvelteMap } from "svelte/reactivity";
import type { HandIn } from "../api/visits";
import type { Database, Draft, Parcel } from "./database";
import { addParcel, hurry, parcels } from "./parcels";
import { sendDue } from "./sending";

/** What is on its way, for the screen; and when to try to send it. */
export class Outbox {
  /** Every parcel kept on this device, by its submission. */
  readonly parcels = new SvelteMap<string, Parcel>();
  sending = $state(false);
  /** Called when a hand-in has arrived, or has been refused. */
  whenSettled: () => void = () => undefined;

  readonly #database: Database;
  readonly #channel: BroadcastChannel;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stops: (() => void)[] = [];

  constructor(database: Database) {
    this.#database = database;
    this.#channel = new BroadcastChannel(`outbox-${database.name}`);
    this.#channel.onmessage = () => void this.#look();
  }

  /** Look at what is kept, try at once, and again whenever there is a reason to hope. */
  async start(): Promise<void> {
    this.#listen(window, "online", () => void this.hurry());
    this.#listen(document, "visibilitychange", () => document.visibilityState === "visible" && void this.hurry());
    this.#listen(window, "pageshow", () => void this.send());
    await this.#look();
    await this.hurry();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stops.forEach((stop) => stop());
    this.#channel.close();
  }

  /** Keep the hand-in, then try to send it. Resolves when it is kept. */
  async handIn(draft: Draft, handIn: HandIn): Promise<void> {
    await addParcel(this.#database, draft, handIn);
    await this.#look();
    void this.send();
  }

  /** Try at once, whatever pause was being kept. */
  async hurry(): Promise<void> {
    await hurry(this.#database);
    await this.send();
  }

  async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    const before = this.#settled();
    try {
      await sendDue(this.#database, Date.now(), () => this.#tell());
    } finally {
      this.sending = false;
      await this.#look();
      this.#plan();
    }
    if (this.#settled() !== before) this.whenSettled();
  }

  ofVisit(visit: string): Parcel[] {
    return [...this.parcels.values()].filter((parcel) => parcel.visit === visit);
  }

  #settled(): string {
    return [...this.parcels.values()].map(({ submission, state }) => submission + state).join();
  }

  #tell(): void {
    this.#channel.postMessage("changed");
    void this.#look();
  }

  async #look(): Promise<void> {
    const kept = await parcels(this.#database);
    for (const parcel of kept) this.parcels.set(parcel.submission, parcel);
    const known = new Set(kept.map(({ submission }) => submission));
    for (const submission of [...this.parcels.keys()]) if (!known.has(submission)) this.parcels.delete(submission);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const waiting = [...this.parcels.values()].filter(({ state }) => state === "waiting");
    if (!waiting.length) return;
    const next = Math.min(...waiting.map(({ nextTry }) => nextTry));
    this.#timer = setTimeout(() => void this.send(), Math.max(SHORTEST_WAIT_MS, next - Date.now()));
  }

  #listen(target: EventTarget, event: string, act: () => void): void {
    target.addEventListener(event, act);
    this.#stops.push(() => target.removeEventListener(event, act));
  }
}

const SHORTEST_WAIT_MS = 1000;
