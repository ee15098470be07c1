import { NOTHING_NOTED, type Noted } from "./noted";

const ORIENTATION = 0x0112;
const DATE_TIME = 0x0132;
const EXIF_PART = 0x8769;
const GPS_PART = 0x8825;
const TAKEN = 0x9003;
const TAKEN_OFFSET = 0x9011;
const [NORTH_SOUTH, LATITUDE, EAST_WEST, LONGITUDE] = [1, 2, 3, 4] as const;
/** Bytes of one text, short, long and rational, by the numbers that EXIF gives these types. */
const WIDTHS: Record<number, number> = { 2: 1, 3: 2, 4: 4, 5: 8 };
const MOST_ENTRIES = 500;
/** The server takes no time outside these: a camera whose clock was never set is not believed. */
const EARLIEST = Date.UTC(2000, 0, 2);
const LATEST = Date.UTC(2099, 11, 30);

/** A TIFF block, which anybody may have written: what stands outside it is never read. */
class Block {
  readonly #view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    readonly little: boolean,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The whole number of 2 or 4 bytes at `at`; beyond the end it is 0. */
  number(at: number, size: number): number {
    if (at + size > this.bytes.length) return 0;
    return size === 2 ? this.#view.getUint16(at, this.little) : this.#view.getUint32(at, this.little);
  }

  /** Where the values of a directory are, by tag; values of other types, or cut off, are left out. */
  directory(at: number): Map<number, Uint8Array> {
    const found = new Map<number, Uint8Array>();
    const end = at + 2 + 12 * Math.min(this.number(at, 2), MOST_ENTRIES);
    for (let entry = at + 2; entry < end; entry += 12) {
      const size = (WIDTHS[this.number(entry + 2, 2)] ?? 0) * this.number(entry + 4, 4);
      const start = size <= 4 ? entry + 8 : this.number(entry + 8, 4);
      if (size > 0 && start + size <= this.bytes.length)
        found.set(this.number(entry, 2), this.bytes.subarray(start, start + size));
    }
    return found;
  }

  part(directory: Map<number, Uint8Array>, tag: number): Map<number, Uint8Array> {
    const at = directory.get(tag);
    return at ? this.directory(this.whole(at)) : new Map();
  }

  whole(value: Uint8Array): number {
    return new Block(value, this.little).number(0, value.length >= 4 ? 4 : 2);
  }

  fractions(value: Uint8Array): number[] {
    const inner = new Block(value, this.little);
    const places = Array.from({ length: Math.floor(value.length / 8) }, (_, index) => index * 8);
    return places.map((at) => inner.number(at, 4) / inner.number(at + 4, 4));
  }
}

/** What stands in an EXIF block (a TIFF header and what follows it). What can't be read is left out. */
export function readExif(tiff: Uint8Array): Noted {
  const mark = String.fromCharCode(...tiff.subarray(0, 4));
  if (mark !== "II*\0" && mark !== "MM\0*") return NOTHING_NOTED;
  const block = new Block(tiff, mark === "II*\0");
  const main = block.directory(block.number(4, 4));
  const taken = block.part(main, EXIF_PART);
  return {
    orientation: orientation(block, main),
    takenAt: moment(text(taken, TAKEN) || text(main, DATE_TIME), text(taken, TAKEN_OFFSET)),
    ...place(block, block.part(main, GPS_PART)),
  };
}

function orientation(block: Block, main: Map<number, Uint8Array>): number {
  const written = block.whole(main.get(ORIENTATION) ?? new Uint8Array());
  return written >= 1 && written <= 8 ? written : 1;
}

function text(directory: Map<number, Uint8Array>, tag: number): string {
  const letters = String.fromCharCode(...(directory.get(tag)?.subarray(0, 40) ?? []));
  return (letters.split("\0")[0] ?? "").trim();
}

function moment(written: string, offset: string): string | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(written);
  if (!parts) return null;
  const zone = /^[+-](0\d|1[0-4]):[0-5]\d$/.test(offset) ? offset : "";
  const at = Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  return at > EARLIEST && at < LATEST ? new Date(at).toISOString() : null;
}

function place(block: Block, gps: Map<number, Uint8Array>): Pick<Noted, "latitude" | "longitude"> {
  const latitude = degrees(block.fractions(gps.get(LATITUDE) ?? new Uint8Array()), text(gps, NORTH_SOUTH), 90);
  const longitude = degrees(block.fractions(gps.get(LONGITUDE) ?? new Uint8Array()), text(gps, EAST_WEST), 180);
  // half a place is none, and a camera that does not know writes 0, 0
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0))
    return { latitude: null, longitude: null };
  return { latitude, longitude };
}

function degrees(parts: number[], half: string, most: number): number | null {
  const [whole = NaN, minutes = NaN, seconds = NaN] = parts;
  const size = whole + minutes / 60 + seconds / 3600;
  if (!(size <= most)) return null;
  const signed = half === "S" || half === "W" ? -size : size;
  return Math.round(signed * 1e7) / 1e7;
}
