import { Unfit } from "../photos/unfit";
import type { Database, Draft, KeptPhoto, Parcel } from "./database";
import { namedPhotos } from "../form/named";

/** The server takes no photo above this. */
export const PHOTO_LIMIT_BYTES = 24 * 1024 * 1024;

/** Keep a photo on the device under the SHA-256 of its bytes. The same photo twice is kept once. */
export async function keepPhoto(database: Database, visit: string, photo: Blob): Promise<KeptPhoto> {
  if (photo.size > PHOTO_LIMIT_BYTES) throw new Unfit("too_large");
  const bytes = await photo.arrayBuffer();
  const kept = { visit, sha256: await sha256(bytes), mediaType: photo.type, bytes };
  await database.put("photos", kept);
  return kept;
}

export function keptPhoto(database: Database, visit: string, hash: string): Promise<KeptPhoto | undefined> {
  return database.get("photos", [visit, hash]);
}

/**
 * Delete those photos of a visit from the device that are not wanted, but none that the draft as it is kept names, or that a
 * hand-in needs which has not arrived.
 */
export async function forgetPhotos(database: Database, visit: string, unwanted: (hash: string) => boolean): Promise<void> {
  await database.write(["drafts", "parcels", "photos"], async (transaction) => {
    const draft = await transaction.objectStore("drafts").get(visit);
    const parcels = await transaction.objectStore("parcels").index("visit").getAll(visit);
    const needed = new Set([...(draft ? photosOf(draft) : []), ...parcels.flatMap(photosToSend)]);
    const photos = transaction.objectStore("photos");
    const keys = await photos.index("visit").getAllKeys(visit);
    const over = keys.filter(([, hash]) => unwanted(hash) && !needed.has(hash));
    await Promise.all(over.map((key) => photos.delete(key)));
  });
}

/**
 * While the visit's photos are open here, no other tab clears any away. Resolves once that is so, after clearing away what a
 * killed page left behind: photos that were kept, and that `draft`, as it is shown, does not name. Gives what ends it.
 */
export async function openPhotos(database: Database, draft: Draft): Promise<() => void> {
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  if (!navigator.locks) return close;
  const name = `photos-${database.name}-${draft.visit}`;
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    const named = new Set(photosOf(draft));
    if (lock) await forgetPhotos(database, draft.visit, (hash) => !named.has(hash));
  });
  await new Promise<void>((opened) => {
    void navigator.locks.request(name, { mode: "shared" }, () => {
      opened();
      return closed;
    });
  });
  return close;
}

/** Every photo that a draft names: in its answers, as proof that there was no visit, or taken on the way. */
export function photosOf(draft: Draft): string[] {
  return [...namedPhotos(draft), ...draft.proof, ...draft.tray];
}

function photosToSend({ state, photos }: Parcel): string[] {
  return state === "arrived" ? [] : photos;
}

/** Lower-case hexadecimal, 64 characters. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
