import type { ProblemAt } from "../api/client";
import type { Receipt } from "../api/visits";
import type { Database, Parcel, Refusal, Trouble } from "./database";
import { changeParcel } from "./parcels";

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
