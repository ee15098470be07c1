import type { HandIn } from "../api/visits";
import type { Database, Draft, Parcel, Refusal } from "./database";
import { namedPhotos } from "./named";

/**
 * Put a hand-in on its way. Handing in again after a no replaces the parcel of the same submission;
 * one that is waiting or has arrived is left as it is.
 */
export function addParcel(database: Database, draft: Draft, handIn: HandIn): Promise<Parcel> {
  return database.write(["parcels"], async ({ store }) => {
    const found = await store.get(draft.submission);
    if (found && found.state !== "refused") return found;
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

export const photoArrived = (database: Database, submission: string, sha256: string): Promise<Parcel> =>
  changeParcel(database, submission, (parcel) => ({ ...parcel, arrived: [...new Set([...parcel.arrived, sha256])] }));

/** The server says that these photos are not there after all. */
export const photosLost = (database: Database, submission: string, lost: readonly string[]): Promise<Parcel> =>
  changeParcel(database, submission, (parcel) => ({
    ...parcel,
    arrived: parcel.arrived.filter((hash) => !lost.includes(hash)),
  }));

export const documentArrived = (database: Database, submission: string, receivedAt: string): Promise<Parcel> =>
  changeParcel(database, submission, (parcel) => ({ ...parcel, state: "arrived", refusal: null, receivedAt }));

export const refused = (database: Database, submission: string, refusal: Refusal): Promise<Parcel> =>
  changeParcel(database, submission, (parcel) => ({ ...parcel, state: "refused", refusal }));

export const tryAgainAt = (database: Database, submission: string, nextTry: number): Promise<Parcel> =>
  changeParcel(database, submission, (parcel) => ({ ...parcel, tries: parcel.tries + 1, nextTry }));

/** Signal may be back: forget the pauses. */
export async function hurry(database: Database): Promise<void> {
  const waiting = await waitingParcels(database);
  await Promise.all(
    waiting.map(({ submission }) =>
      changeParcel(database, submission, (parcel) => ({ ...parcel, tries: 0, nextTry: 0 })),
    ),
  );
}

function changeParcel(
  database: Database,
  submission: string,
  change: (parcel: Parcel) => Parcel,
): Promise<Parcel> {
  return database.write(["parcels"], async ({ store }) => {
    const found = await store.get(submission);
    if (!found) throw new Error(`no parcel ${submission} is kept`);
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
    state: "waiting",
    refusal: null,
    tries: 0,
    nextTry: 0,
    receivedAt: null,
  };
}
