import type { HandIn } from "../api/visits";
import type { Database, Draft, Parcel } from "./database";
import { addParcel, hurry, parcels } from "./parcels";

/** What is on its way, for the screen; and when to try to send it. */
export class Outbox {
  /** Every parcel kept on this device, by its submission. */
  parcels = $state.raw<ReadonlyMap<string, Parcel>>(new Map());
  sending = $state(false);
  /** What is on its way at this moment: a photo by its hash, or "answers". */
  part = $state<string | null>(null);
  /** Called when a hand-in has arrived, or has been refused. */
  whenSettled: () => void = () => undefined;

  readonly #database: Database;
  readonly #channel: BroadcastChannel;
  readonly #isOurs: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stops: (() => void)[] = [];
  #isStopped = false;
  #isHurried = false;

  /** `isOurs`: whether the person of this database is still the one who is signed in here. */
  constructor(database: Database, isOurs: () => boolean = () => true) {
    this.#database = database;
    this.#isOurs = isOurs;
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
    this.#isStopped = true;
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

  /** Don't send it after all. False when it is too late for that. */
  async takeBack(parcel: Parcel): Promise<boolean> {
    const { takeBack } = await import("./sending");
    const taken = await takeBack(this.#database, parcel);
    if (taken) this.#tell(null);
    await this.#look();
    return taken;
  }

  /** Try at once, whatever pause was being kept; if a round is under way, once more after it. */
  async hurry(): Promise<void> {
    this.#isHurried = this.sending;
    await hurry(this.#database);
    await this.send();
  }

  async send(): Promise<void> {
    if (this.sending || this.#isStopped) return;
    this.sending = true;
    clearTimeout(this.#timer);
    const before = this.#settled();
    try {
      await this.#look();
      // most of the time there is nothing to send, and then nothing of it is needed
      const sending = this.#waiting().length ? await import("./sending").catch(() => undefined) : undefined;
      await sending?.sendDue(this.#database, Date.now(), { tell: (part) => this.#tell(part), isOver: () => this.#isOver() });
    } finally {
      this.sending = false;
      this.part = null;
      await this.#look();
      this.#plan();
    }
    if (this.#settled() !== before) this.whenSettled();
    if (this.#isHurried) await this.hurry();
  }

  ofVisit(visit: string): Parcel[] {
    return [...this.parcels.values()].filter((parcel) => parcel.visit === visit);
  }

  #settled(): string {
    return [...this.parcels.values()].map(({ submission, state }) => submission + state).join();
  }

  #isOver(): boolean {
    return this.#isStopped || !this.#isOurs();
  }

  #tell(part: string | null): void {
    this.part = part;
    if (this.#isStopped) return;
    this.#channel.postMessage("changed");
    void this.#look();
  }

  async #look(): Promise<void> {
    const kept = await parcels(this.#database);
    this.parcels = new Map(kept.map((parcel) => [parcel.submission, parcel]));
  }

  #waiting(): Parcel[] {
    return [...this.parcels.values()].filter(({ state }) => state === "waiting");
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    const waiting = this.#waiting();
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
