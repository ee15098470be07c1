import { NoSignal, Problem } from "../api/client";
import { arrivedPhotos, putPhoto, putSubmission } from "../api/visits";
import type { Database, Parcel } from "./database";
import { documentArrived, photoArrived, photosLost, refused, tryAgainAt, waitingParcels } from "./parcels";
import { keptPhoto } from "./photos";

/** What came of a round: all that was due is sent; a no was heard; no signal, try later; the server wants a new sign-in. */
export type Outcome = "sent" | "refused" | "later" | "signed_out";

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** A server that keeps losing photos must not keep us busy for ever. */
const ROUNDS_FOR_LOST_PHOTOS = 3;
/** These are no answer to the hand-in itself: the same words may be welcome later. */
const PASSING = new Set([408, 425, 429]);

/** Send every parcel that is due, in one tab at a time. `tell` hears of each step that is kept. */
export async function sendDue(database: Database, now: number, tell: () => void): Promise<void> {
  await inOneTab(`send-${database.name}`, async () => {
    const due = (await waitingParcels(database)).filter((parcel) => parcel.nextTry <= now);
    for (const parcel of due) {
      const outcome = await sendParcel(database, parcel, tell);
      tell();
      if (outcome === "signed_out") return;
    }
  });
}

/** Photos first, each with its receipt, then the document. What came of it is kept before this resolves. */
export async function sendParcel(database: Database, parcel: Parcel, tell: () => void): Promise<Outcome> {
  try {
    await sendPhotos(database, parcel, tell);
    await sendDocument(database, parcel, tell);
    return "sent";
  } catch (problem) {
    return keepNo(database, parcel, problem);
  }
}

async function sendPhotos(database: Database, parcel: Parcel, tell: () => void): Promise<void> {
  const missing = parcel.photos.filter((hash) => !parcel.arrived.includes(hash));
  if (!missing.length) return;
  const there = new Set(await arrivedPhotos(parcel.visit));
  for (const hash of missing) {
    if (!there.has(hash)) await sendPhoto(database, parcel.visit, hash);
    await photoArrived(database, parcel.submission, hash);
    tell();
  }
}

async function sendPhoto(database: Database, visit: string, hash: string): Promise<void> {
  const photo = await keptPhoto(database, visit, hash);
  // the server has the last word on a photo that this phone does not hold
  if (!photo) return;
  try {
    await putPhoto(visit, photo);
  } catch (problem) {
    throw problem instanceof Problem ? aboutPhoto(problem, hash) : problem;
  }
}

/** The same no, saying which photo it is about, as the server does for photos that are missing. */
function aboutPhoto({ status, code, message }: Problem, hash: string): Problem {
  return new Problem(status, code, message, [{ path: hash, code, message }]);
}

async function sendDocument(database: Database, parcel: Parcel, tell: () => void): Promise<void> {
  for (let round = 1; ; round++) {
    try {
      const receipt = await putSubmission(parcel.submission, parcel.handIn);
      await documentArrived(database, parcel.submission, receipt.received_at);
      return;
    } catch (problem) {
      if (!isPhotoMissing(problem) || round === ROUNDS_FOR_LOST_PHOTOS) throw problem;
      await sendLostPhotos(database, parcel, problem, tell);
    }
  }
}

async function sendLostPhotos(database: Database, parcel: Parcel, problem: Problem, tell: () => void): Promise<void> {
  const lost = problem.problems.map(({ path }) => path);
  await sendPhotos(database, await photosLost(database, parcel.submission, lost), tell);
}

function isPhotoMissing(problem: unknown): problem is Problem {
  return problem instanceof Problem && problem.code === "photo_missing";
}

async function keepNo(database: Database, { submission, tries }: Parcel, problem: unknown): Promise<Outcome> {
  const signedOut = problem instanceof Problem && problem.status === 401;
  if (signedOut || isPassing(problem)) {
    await tryAgainAt(database, submission, Date.now() + pauseAfter(tries));
    return signedOut ? "signed_out" : "later";
  }
  if (!(problem instanceof Problem)) throw problem;
  const { status, code, message, problems } = problem;
  await refused(database, submission, { status, code, message, problems, at: new Date().toISOString() });
  return "refused";
}

function isPassing(problem: unknown): boolean {
  if (problem instanceof NoSignal) return true;
  return problem instanceof Problem && (problem.status >= 500 || PASSING.has(problem.status));
}

/** 5 s, 10 s, 20 s ... up to a quarter of an hour. */
export function pauseAfter(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
}

async function inOneTab(name: string, work: () => Promise<void>): Promise<void> {
  // without locks a second tab may send too: the server takes the same hand-in twice without harm
  if (!navigator.locks) return work();
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}
