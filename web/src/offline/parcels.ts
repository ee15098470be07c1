import type { HandIn } from "../api/visits";
import { nothingHeard, type Database, type Draft, type Parcel } from "./database";
import { namedPhotos } from "../form/named";

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

/** Signal may be back: forget the pauses. */
export async function hurry(database: Database): Promise<void> {
  const waiting = await waitingParcels(database);
  await Promise.all(
    waiting.map((parcel) => changeParcel(database, parcel, (now) => ({ ...now, tries: 0, nextTry: 0 }))),
  );
}

/** Change what is kept of a hand-in. One that has taken its place meanwhile stays as it is, and nothing is changed. */
export function changeParcel(
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
