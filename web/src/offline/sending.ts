import { NoSignal, Problem } from "../api/client";
import { arrivedPhotos, putPhoto, putSubmission } from "../api/handingIn";
import type { Database, Parcel, Trouble } from "./database";
import {
  documentArrived,
  documentHeld,
  leftToThePerson,
  photoArrived,
  photoUnfit,
  refused,
  removeParcel,
  toSend,
  tryAgainAt,
} from "./arriving";
import { waitingParcels } from "./parcels";
import { keptPhoto } from "./photos";

/** What came of a round: all is there; the person has to see to something; try later; a new sign-in is needed. */
export type Outcome = "sent" | "refused" | "later" | "signed_out";

/** Who follows a round: `tell` hears of each step (which photo is on its way, or "answers"), `isOver` stops it. */
type Following = { tell: (part: string | null) => void; isOver: () => boolean };

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** So that many phones that lost the same server don't come back in the same second. */
const JITTER = 0.25;
/** A server that keeps losing photos must not keep us busy for ever. */
const TURNS_FOR_LOST_PHOTOS = 3;
/** These are no answer to the hand-in itself: the same words may be welcome later. */
const PASSING = new Set([408, 425, 429]);
/** What our server says about a photo, and would say again. */
const UNFIT = new Set(["not_a_photo", "too_large", "hash_differs"]);

/** Send every parcel that is due, in one tab at a time. */
export async function sendDue(database: Database, now: number, following: Following): Promise<void> {
  await inOneTab(`send-${database.name}`, async () => {
    const due = (await waitingParcels(database)).filter((parcel) => parcel.nextTry <= now);
    for (const parcel of due) {
      if (following.isOver()) return;
      const outcome = await sendParcel(database, parcel, following);
      following.tell(null);
      if (outcome === "signed_out") return;
    }
  });
}

/** Take a hand-in out of the outbox. False, and nothing happened, when it is just being sent or the server holds it. */
export async function takeBack(database: Database, { submission, heldAt }: Parcel): Promise<boolean> {
  if (heldAt) return false;
  let taken = false;
  await inOneTab(`send-${database.name}`, async () => {
    await removeParcel(database, submission);
    taken = true;
  });
  return taken;
}

/** Try every missing photo, then the document. What came of it is kept before this resolves. */
export async function sendParcel(database: Database, parcel: Parcel, following: Following): Promise<Outcome> {
  const round = new Round(database, parcel, following);
  try {
    await round.send();
  } catch (problem) {
    return round.keepNo(problem);
  }
  return round.settle();
}

class Round {
  #trouble: Trouble | null = null;

  constructor(
    readonly database: Database,
    private parcel: Parcel,
    readonly following: Following,
  ) {}

  async send(): Promise<void> {
    for (let turn = 0; turn < TURNS_FOR_LOST_PHOTOS; turn++) {
      await this.#sendPhotos();
      const believed = this.parcel.arrived.length;
      await this.#sendDocument();
      if (this.parcel.arrived.length === believed) return;
    }
  }

  async settle(): Promise<Outcome> {
    if (this.parcel.state === "arrived") return "sent";
    if (!this.#trouble && !toSend(this.parcel).length && this.parcel.refusal) {
      await leftToThePerson(this.database, this.parcel);
      return "refused";
    }
    return this.#later(this.#trouble);
  }

  /** Nothing more can be sent in this round: keep why. */
  async keepNo(problem: unknown): Promise<Outcome> {
    if (problem instanceof Problem && isSignedOut(problem)) {
      await this.#later(null);
      return "signed_out";
    }
    const trouble = passing(problem);
    if (trouble) return this.#later(trouble);
    if (!(problem instanceof Problem)) throw problem;
    const { status, code, message, problems } = problem;
    await refused(this.database, this.parcel, { status, code, message, problems, at: new Date().toISOString() });
    return "refused";
  }

  async #later(trouble: Trouble | null): Promise<Outcome> {
    await tryAgainAt(this.database, this.parcel, Date.now() + pauseAfter(this.parcel.tries), trouble);
    return "later";
  }

  async #sendPhotos(): Promise<void> {
    if (!toSend(this.parcel).length) return;
    const there = new Set(await this.#unlessPassing(() => arrivedPhotos(this.parcel.visit)));
    for (const hash of toSend(this.parcel)) {
      this.following.tell(hash);
      if (there.has(hash)) this.parcel = await photoArrived(this.database, this.parcel, hash);
      else await this.#unlessPassing(() => this.#sendPhoto(hash));
    }
  }

  async #sendPhoto(hash: string): Promise<void> {
    const photo = await keptPhoto(this.database, this.parcel.visit, hash);
    if (!photo) return this.#unfit(hash, "gone", "");
    try {
      await putPhoto(this.parcel.visit, photo);
    } catch (problem) {
      if (!(problem instanceof Problem && UNFIT.has(problem.code))) throw problem;
      return this.#unfit(hash, problem.code, problem.message);
    }
    this.parcel = await photoArrived(this.database, this.parcel, hash);
  }

  async #unfit(path: string, code: string, message: string): Promise<void> {
    this.parcel = await photoUnfit(this.database, this.parcel, { path, code, message });
  }

  /** The document goes once without its last photos, so that it is safe, and again when they are there. */
  async #sendDocument(): Promise<void> {
    const lacksPhotos = this.parcel.photos.length > this.parcel.arrived.length;
    if (this.parcel.heldAt && lacksPhotos) return;
    this.following.tell("answers");
    this.#stopIfOver();
    const handIn = { ...this.parcel.handIn, sent_at: new Date().toISOString() };
    const receipt = await putSubmission(this.parcel.submission, handIn);
    this.parcel =
      receipt.status === "waiting"
        ? await documentHeld(this.database, this.parcel, receipt)
        : await documentArrived(this.database, this.parcel, receipt.received_at);
  }

  /** What `ask` gives; undefined when it failed in a way that may pass, which is noted and holds nothing else up. */
  async #unlessPassing<T>(ask: () => Promise<T>): Promise<T | undefined> {
    this.#stopIfOver();
    try {
      return await ask();
    } catch (problem) {
      const trouble = passing(problem);
      if (!trouble) throw problem;
      this.#trouble = trouble;
      return undefined;
    }
  }

  #stopIfOver(): void {
    if (this.following.isOver()) throw new NoSignal("another person has come");
  }
}

/** What kind of failure this is, when the same request may be welcome later; null when it is a word of our server. */
function passing(problem: unknown): Trouble | null {
  if (problem instanceof NoSignal) return "no_signal";
  if (!(problem instanceof Problem) || isSignedOut(problem)) return null;
  return !problem.isOurs || problem.status >= 500 || PASSING.has(problem.status) ? "no_answer" : null;
}

function isSignedOut({ isOurs, status }: Problem): boolean {
  return isOurs && status === 401;
}

/** 5 s, 10 s, 20 s ... up to a quarter of an hour, a quarter less or more by chance (from 0 to 1). */
export function pauseAfter(tries: number, chance = Math.random()): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
  return Math.round(pause * (1 + JITTER * (2 * chance - 1)));
}

async function inOneTab(name: string, work: () => Promise<void>): Promise<void> {
  // without locks a second tab may send too: the server takes the same hand-in twice without harm
  if (!navigator.locks) return work();
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}
