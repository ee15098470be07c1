import { clearedHeic, isHeic } from "./heic";
import { readJpeg, type Jpeg } from "./jpeg";
import { NOTHING_NOTED, type Noted } from "./noted";
import { asJpeg, type Opened } from "./drawing";
import { openedFor } from "./scaling";
import { Unfit } from "./unfit";

/** A photo that may leave the phone: upright, small enough, nothing in it but the picture. */
type Prepared = { photo: Blob; noted: Noted };

/** No phone that shoppers have holds more in its memory; the server shows no more either. */
export const MOST_PIXELS = 60_000_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** What can be said of a file without decoding it. */
type Known = {
  noted: Noted;
  jpeg?: Jpeg;
  /** The photo, when it needs no decoding. */
  ready?: Blob;
  /** The photo, should the browser not be able to decode it. */
  undrawn?: Blob;
};

/**
 * The file as it may be kept, at most `longestSide` pixels long. A JPEG that is small and upright is not encoded again: only
 * what is no picture is taken off it, so one that is clean stays as it is, bit for bit. A HEIC that the browser can't open
 * stays a HEIC, of its own size. Throws `Unfit`.
 */
export async function prepare(file: Blob, longestSide: number, open = openedFor): Promise<Prepared> {
  if (file.size > MOST_BYTES) throw new Unfit(looksLikePhoto(file) ? "too_large" : "not_a_photo");
  const { noted, jpeg, ready, undrawn } = known(new Uint8Array(await file.arrayBuffer()), longestSide);
  if (ready) return { photo: ready, noted };
  const picture = await open(file, longestSide, jpeg).catch(() => undefined);
  if (!picture && undrawn) return { photo: undrawn, noted };
  if (!picture) throw new Unfit(looksLikePhoto(file) ? "unreadable" : "not_a_photo");
  try {
    return { photo: await redrawn(picture, longestSide), noted };
  } finally {
    picture.close();
  }
}

function known(bytes: Uint8Array<ArrayBuffer>, longestSide: number): Known {
  if (isHeic(bytes)) return knownHeic(bytes);
  const jpeg = readJpeg(bytes);
  if (!jpeg) return { noted: NOTHING_NOTED };
  if (jpeg.width * jpeg.height > MOST_PIXELS) throw new Unfit("too_many_pixels");
  const { noted, parts } = jpeg;
  return staysAsItIs(jpeg, longestSide) ? { noted, ready: new Blob(parts, { type: "image/jpeg" }) } : { noted, jpeg };
}

function knownHeic(bytes: Uint8Array<ArrayBuffer>): Known {
  try {
    const heic = clearedHeic(bytes);
    return { noted: heic.noted, undrawn: new Blob([heic.bytes], { type: "image/heic" }) };
  } catch {
    return { noted: NOTHING_NOTED };
  }
}

/** Whether a JPEG needs no new pixels. */
export function staysAsItIs({ width, height, noted }: Omit<Jpeg, "parts">, longestSide: number): boolean {
  return noted.orientation === 1 && Math.max(width, height) <= longestSide;
}

/** The size within `longestSide`, of the same shape; never larger than it was. */
export function sizeWithin(width: number, height: number, longestSide: number): { width: number; height: number } {
  const share = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

async function redrawn(picture: Opened, longestSide: number): Promise<Blob> {
  if (picture.width * picture.height > MOST_PIXELS) throw new Unfit("too_many_pixels");
  const { width, height } = sizeWithin(picture.width, picture.height, longestSide);
  return asJpeg(picture.source, width, height);
}

function looksLikePhoto(file: Blob): boolean {
  return file.type.startsWith("image/");
}
