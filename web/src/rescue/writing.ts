import { strToU8, Zip, ZipPassThrough } from "fflate";
import { PHOTOS, VISIT, type RescuedPhoto, type RescuedVisit } from "./format";

/** A ZIP can't hold every date, and a phone's clock may be far off: the true moment is in `made_at`. */
const NO_DATE = new Date(2000, 0, 1);

/** The file of a visit. Photos are taken one at a time and stored as they are. */
export async function writeRescueFile(visit: RescuedVisit, photos: AsyncIterable<RescuedPhoto>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((failure, part) => {
    if (failure) throw failure;
    parts.push(part as Uint8Array<ArrayBuffer>);
  });
  const store = (name: string, bytes: Uint8Array) => {
    const entry = Object.assign(new ZipPassThrough(name), { mtime: NO_DATE });
    zip.add(entry);
    entry.push(bytes, true);
  };
  store(VISIT, strToU8(JSON.stringify(visit)));
  for await (const { sha256, bytes } of photos) store(PHOTOS + sha256, new Uint8Array(bytes));
  zip.end();
  return new Blob(parts, { type: "application/zip" });
}

/** Says nothing of the client, the branch or the shopper. `day` is like 2026-11-22. */
export const rescueFileName = (day: string): string => `notes-${day}.zip`;
