import type { ProblemAt } from "../api/client";
import type { HandIn, Receipt } from "../api/visits";
import { nothingHeard, type Database, type Draft, type Parcel, type Refusal, type Trouble } from "./database";
import { namedPhotos } from "./named";

/**
 * Put a hand-in on its way. Handing in again after a no takes the place of the parcel of the same submission;
 * one that is waiting without a no, or has arrived, is left as it is.
 */
export function addParcel(database: Database, draft: Draft, handIn: HandIn): Promise<Parcel> {
  return database.write(["parcels"], async ({ store }) => {
    const found = await store.get(draft.submission);
    if (found && !found.refusal) return found;
    const parcel = parcelOf(draft, handIn, found?.arrived ?? []);
    await store.put(parcel);
    return parcel;
  });
}

export function parcels(database: Database): Promise<Parcel[]> {
  return database.getAll("parcels");
}

export async function waitingParcels(database: Database): Promise<Parcel[]> {
  return (await parcels(database)).filter((parcel) => parcel.state === "waiting");
}

/** The photos that can still be sent as they are. */
export function toSend({ photos, arrived, unfit }: Parcel): string[] {
  const settled = new Set([...arrived, ...unfit.map(({ path }) => path)]);
  return photos.filter((hash) => !settled.has(hash));
}

/** How much of a hand-in has its receipt: the answers count as one, beside the photos. */
export function safeOf({ photos, arrived, heldAt, state }: Parcel): { safe: number; all: number } {
  return { safe: arrived.length + (heldAt || state === "arrived" ? 1 : 0), all: photos.length + 1 };
}

export const photoArrived = (database: Database, parcel: Parcel, sha256: string): Promise<Parcel> =>
  changeParcel(database, parcel, (now) => ({ ...now, arrived: [...new Set([...now.arrived, sha256])] }));

/** This photo won't be taken as it is: the person has to see to it. */
export const photoUnfit = (database: Database, parcel: Parcel, no: ProblemAt): Promise<Parcel> =>
  changeParcel(database, parcel, (now) => {
    const unfit = [...now.unfit.filter(({ path }) => path !== no.path), no];
    const at = new Date().toISOString();
    return { ...now, unfit, refusal: { status: 0, code: "photos_unfit", message: "", problems: unfit, at } };
  });

/** The answers are safe with the server, which lacks these photos, whatever was believed. */
export const documentHeld = (database: Database, parcel: Parcel, receipt: Receipt): Promise<Parcel> =>
  changeParcel(database, parcel, (now) => ({
    ...now,
    heldAt: receipt.received_at,
    arrived: now.arrived.filter((hash) => !receipt.photos_missing.includes(hash)),
  }));

export const documentArrived = (database: Database, parcel: Parcel, receivedAt: string): Promise<Parcel> =>
  changeParcel(database, parcel, (now) => ({ ...now, state: "arrived", refusal: null, trouble: null, receivedAt }));

export const refused = (database: Database, parcel: Parcel, refusal: Refusal): Promise<Parcel> =>
  changeParcel(database, parcel, (now) => ({ ...now, state: "refused", refusal }));

/** All is tried that can go by itself; what is left is the person's. */
export const leftToThePerson = (database: Database, parcel: Parcel): Promise<Parcel> =>
  changeParcel(database, parcel, (now) => ({ ...now, state: "refused" }));

export const tryAgainAt = (
  database: Database,
  parcel: Parcel,
  nextTry: number,
  trouble: Trouble | null,
): Promise<Parcel> =>
  changeParcel(database, parcel, (now) => ({ ...now, tries: now.tries + 1, nextTry, trouble }));

/** Forget a hand-in that has not gone out. */
export const removeParcel = (database: Database, submission: string): Promise<void> =>
  database.delete("parcels", submission);

/** Signal may be back: forget the pauses. */
export async function hurry(database: Database): Promise<void> {
  const waiting = await waitingParcels(database);
  await Promise.all(
    waiting.map((parcel) => changeParcel(database, parcel, (now) => ({ ...now, tries: 0, nextTry: 0 }))),
  );
}

/** Change what is kept of a hand-in. One that has taken its place meanwhile stays as it is, and nothing is changed. */
function changeParcel(
  database: Database,
  { submission, handIn }: Parcel,
  change: (now: Parcel) => Parcel,
): Promise<Parcel> {
  return database.write(["parcels"], async ({ store }) => {
    const found = await store.get(submission);
    if (!found) throw new Error(`no parcel ${submission} is kept`);
    if (found.handIn.handed_in_at !== handIn.handed_in_at) return found;
    const changed = change(found);
    await store.put(changed);
    return changed;
  });
}

function parcelOf(draft: Draft, handIn: HandIn, arrived: string[]): Parcel {
  const photos = namedPhotos(handIn.document);
  return {
    submission: draft.submission,
    visit: draft.visit,
    handIn,
    photos,
    arrived: arrived.filter((hash) => photos.includes(hash)),
    ...nothingHeard(),
    state: "waiting",
    refusal: null,
    tries: 0,
    nextTry: 0,
    receivedAt: null,
  };
}
