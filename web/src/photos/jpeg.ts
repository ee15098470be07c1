import { readExif } from "./exif";
import { NOTHING_NOTED, type Noted } from "./noted";

/** A JPEG. `width` and `height` are pixels before it is turned; `parts`, joined, are it without metadata. */
export type Jpeg = { width: number; height: number; noted: Noted; parts: Uint8Array<ArrayBuffer>[] };

const [START, END, SCAN] = [0xd8, 0xd9, 0xda] as const;
const [JFIF, EXIF, ICC, ADOBE] = [0xe0, 0xe1, 0xe2, 0xee] as const;
const TABLES = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd]);
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** A JFIF header that holds no preview. */
const JFIF_LENGTH = 18;
const ADOBE_LENGTH = 16;

type Segment = { mark: number; bytes: Uint8Array<ArrayBuffer> };

/**
 * The JPEG in `bytes`; nothing when it is none, is broken, or is of a kind that had better be decoded.
 * Kept are tables, frame and scan headers, image data, Adobe's colour mark and the ICC profile, as the server keeps them.
 */
export function readJpeg(bytes: Uint8Array<ArrayBuffer>): Jpeg | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== START) return undefined;
  const all = segments(bytes);
  const frames = all.filter(({ mark }) => isFrame(mark));
  const size = frames[0] && sizeOf(frames[0]);
  if (frames.length !== 1 || !size || all.at(-1)?.mark !== END) return undefined;
  const exif = all.find(({ mark, bytes: one }) => mark === EXIF && says(one, "Exif\0\0"));
  return {
    ...size,
    noted: exif ? readExif(exif.bytes.subarray(10)) : NOTHING_NOTED,
    parts: [bytes.subarray(0, 2), ...all.filter(isPicture).map((one) => one.bytes)],
  };
}

/** Each segment, a scan with the image data behind it, up to the end of the image or the first thing that is broken. */
function segments(bytes: Uint8Array<ArrayBuffer>): Segment[] {
  const found: Segment[] = [];
  for (let at = 2, mark = 0; mark !== END; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    mark = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    const end = mark === END ? at + 2 : endOf(bytes, at, mark);
    if (mark < 0xc0 || end > bytes.length) return found;
    found.push({ mark, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return found;
}

function endOf(bytes: Uint8Array, at: number, mark: number): number {
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  if (length < 2) return Infinity;
  const end = at + 2 + length;
  return mark === SCAN ? endOfScan(bytes, end) : end;
}

/** Within image data, 0xFF is followed by 0 or by a restart mark; anything else ends it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0xff;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return Infinity;
}

const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && !TABLES.has(mark) && mark !== 0xc8;

function sizeOf({ mark, bytes }: Segment): { width: number; height: number } | undefined {
  const isPlain = FRAMES.has(mark) && bytes[4] === 8 && (bytes[9] === 1 || bytes[9] === 3);
  const height = ((bytes[5] ?? 0) << 8) | (bytes[6] ?? 0);
  const width = ((bytes[7] ?? 0) << 8) | (bytes[8] ?? 0);
  return isPlain && width && height ? { width, height } : undefined;
}

function isPicture({ mark, bytes }: Segment): boolean {
  if (TABLES.has(mark) || FRAMES.has(mark) || mark === SCAN || mark === END) return true;
  if (mark === JFIF) return says(bytes, "JFIF\0") && bytes.length === JFIF_LENGTH;
  if (mark === ICC) return says(bytes, "ICC_PROFILE\0");
  return mark === ADOBE && says(bytes, "Adobe") && bytes.length === ADOBE_LENGTH;
}

function says(segment: Uint8Array, word: string): boolean {
  return [...word].every((letter, index) => segment[4 + index] === letter.charCodeAt(0));
}
