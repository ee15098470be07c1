import { strFromU8, unzipSync } from "fflate";
import { FORMAT, PHOTOS, VISIT, type RescuedPhoto, type RescuedVisit } from "./format";

export type Rescued = { visit: RescuedVisit; photos: (RescuedPhoto & { mediaType: string })[] };

/** `no_zip`: not a ZIP, or cut off; `no_visit`: a ZIP of something else; `newer`: made by a newer app; `damaged`: `at` is not what it says. */
export class UnreadableRescueFile extends Error {
  constructor(
    readonly reason: "no_zip" | "no_visit" | "newer" | "damaged",
    readonly at = "",
  ) {
    super(`${reason} ${at}`.trim());
    this.name = "UnreadableRescueFile";
  }
}

/** What a phone has put into a rescue file, every photo checked against its name. Throws UnreadableRescueFile. */
export async function readRescueFile(file: Blob): Promise<Rescued> {
  const entries = unpacked(new Uint8Array(await file.arrayBuffer()));
  const visit = visitOf(entries[VISIT]);
  const names = Object.keys(entries).filter((name) => name.startsWith(PHOTOS) && name !== PHOTOS);
  return { visit, photos: await Promise.all(names.map((name) => photoOf(name, entries[name] as Uint8Array))) };
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
    throw new UnreadableRescueFile("no_zip");
  }
}

function visitOf(bytes: Uint8Array | undefined): RescuedVisit {
  if (!bytes) throw new UnreadableRescueFile("no_visit");
  const told = parsed(bytes);
  if (typeof told.format === "number" && told.format > FORMAT) throw new UnreadableRescueFile("newer");
  if (told.format !== FORMAT || !told.submission || !told.hand_in?.visit) throw new UnreadableRescueFile("no_visit");
  return told as RescuedVisit;
}

function parsed(bytes: Uint8Array): Partial<Omit<RescuedVisit, "format">> & { format?: number } {
  try {
    return Object(JSON.parse(strFromU8(bytes)));
  } catch {
    throw new UnreadableRescueFile("damaged", VISIT);
  }
}

async function photoOf(name: string, packed: Uint8Array): Promise<Rescued["photos"][number]> {
  const sha256 = name.slice(PHOTOS.length);
  const bytes = packed.slice().buffer as ArrayBuffer;
  if ((await hashOf(bytes)) !== sha256) throw new UnreadableRescueFile("damaged", name);
  return { sha256, bytes, mediaType: mediaTypeOf(packed) };
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** By the first bytes, as the file has no place for it. */
function mediaTypeOf(bytes: Uint8Array): string {
  const starts = (text: string, from: number) => strFromU8(bytes.subarray(from, from + text.length), true) === text;
  if (starts("\x89PNG", 0)) return "image/png";
  if (starts("WEBP", 8)) return "image/webp";
  return starts("ftyp", 4) ? "image/heic" : "image/jpeg";
}
