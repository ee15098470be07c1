import { Reader, boxes, BrokenHeic, type Box } from "./boxes";
import { readExif } from "./exif";
import { NOTHING_NOTED, type Noted } from "./noted";

const BRANDS = new Set(["heic", "heix", "heim", "heis", "mif1"]);
const IMAGES = new Set(["hvc1", "grid", "iden", "iovl"]);
const TOP = new Set(["ftyp", "meta", "mdat"]);
const KEPT = new Set(["hdlr", "pitm", "iinf", "iloc", "iref", "iprp", "idat", "dinf"]);
const PROPERTIES = new Set("hvcC ispe pixi colr pasp clap irot imir auxC clli mdcv".split(" "));
const [IN_FILE, IN_IDAT] = [0, 1] as const;

type Range = { start: number; end: number };
/** One item: its number and kind, where its kind is written, and where its description ends. */
type Item = { number: number; kind: string; written: number; end: number };
type Parts = ReadonlyMap<string, Box>;

/** A HEIC, its metadata overwritten with zeros, and what the camera had noted there. A HEIC says itself how it is turned. */
type Heic = { bytes: Uint8Array<ArrayBuffer>; noted: Noted };

export function isHeic(bytes: Uint8Array): boolean {
  if (bytes.length < 16 || new Reader(bytes, 4, 8).word(4) !== "ftyp") return false;
  const size = Math.min(new Reader(bytes, 0, 4).number(4), 200, bytes.length);
  for (let at = 8; at + 4 <= size; at += at === 8 ? 8 : 4)
    if (BRANDS.has(new Reader(bytes, at, size).word(4))) return true;
  return false;
}

/**
 * The HEIC in `bytes` without metadata; throws `BrokenHeic`.
 *
 * Offsets in the file are absolute, so nothing is moved: of the media data only image items stay, as on the server;
 * EXIF, XMP and every other item, every gap, names and unknown boxes become zeros.
 */
export function clearedHeic(bytes: Uint8Array<ArrayBuffer>): Heic {
  const top = boxes(bytes, 0, bytes.length);
  const meta = only(top, "meta");
  const inside = boxes(bytes, meta.body + 4, meta.end);
  const parts: Parts = new Map(inside.map((box) => [box.kind, box]));
  const items = itemsOf(bytes, only(inside, "iinf"));
  const places = placesOf(bytes, only(inside, "iloc"), parts.get("idat"));
  const shown = items.filter(({ kind }) => IMAGES.has(kind)).flatMap(({ number }) => places.get(number) ?? []);
  // an AVIF is made of the same boxes, and none of its pictures would stay
  if (!items.some(({ kind }) => kind === "hvc1")) throw new BrokenHeic("no picture");
  const kept = bytes.slice();
  [...top.filter(({ kind }) => !TOP.has(kind)), ...inside.filter(({ kind }) => !KEPT.has(kind))].forEach(freeIn(kept));
  propertiesOf(bytes, only(inside, "iprp"))
    .filter(({ kind }) => !PROPERTIES.has(kind))
    .forEach(freeIn(kept));
  clearItems(kept, items);
  const media = [...top, ...inside].filter(({ kind }) => kind === "mdat" || kind === "idat");
  for (const box of media) clearAround(kept, box, shown);
  return { bytes: kept, noted: notedIn(bytes, items, places) };
}

function only(found: readonly Box[], kind: string): Box {
  const [box, ...others] = found.filter((one) => one.kind === kind);
  if (!box || others.length) throw new BrokenHeic(`${others.length + (box ? 1 : 0)} times ${kind}`);
  return box;
}

function itemsOf(bytes: Uint8Array, iinf: Box): Item[] {
  const start = iinf.body + (bytes[iinf.body] === 0 ? 6 : 8);
  return boxes(bytes, start, iinf.end).map((infe) => {
    const reader = new Reader(bytes, infe.body, infe.end);
    const version = reader.number(4) >>> 24;
    if (version !== 2 && version !== 3) throw new BrokenHeic("items of an unknown kind");
    const number = reader.number(version === 2 ? 2 : 4);
    reader.number(2);
    return { number, kind: reader.word(4), written: reader.at - 4, end: infe.end };
  });
}

/** Where the bytes of each item are in the file. */
function placesOf(bytes: Uint8Array, iloc: Box, idat: Box | undefined): Map<number, Range[]> {
  const reader = new Reader(bytes, iloc.body, iloc.end);
  const version = reader.number(4) >>> 24;
  const sizes = [reader.number(1), reader.number(1)] as const;
  const wide = version < 2 ? 2 : 4;
  const places = new Map<number, Range[]>();
  for (let left = reader.number(wide); left > 0; left--) {
    const number = reader.number(wide);
    const method = version ? reader.number(2) & 15 : IN_FILE;
    if (method !== IN_FILE && !(method === IN_IDAT && idat)) throw new BrokenHeic("items made of items");
    const within = method === IN_IDAT && idat ? { start: idat.body, end: idat.end } : { start: 0, end: bytes.length };
    places.set(
      number,
      extents(reader, version, sizes).map((one) => placed(one, within)),
    );
  }
  return places;
}

/** Offset and length of each piece of one item. */
function extents(reader: Reader, version: number, sizes: readonly [number, number]): [number, number][] {
  if (reader.number(2)) throw new BrokenHeic("data in another file");
  const base = reader.number(sizes[1] >> 4);
  return Array.from({ length: reader.number(2) }, () => {
    reader.number(version ? sizes[1] & 15 : 0);
    return [base + reader.number(sizes[0] >> 4), reader.number(sizes[0] & 15)];
  });
}

function placed([offset, length]: [number, number], within: Range): Range {
  const start = within.start + offset;
  if (length === 0 || start + length > within.end) throw new BrokenHeic("cut off within its image");
  return { start, end: start + length };
}

function propertiesOf(bytes: Uint8Array, iprp: Box): Box[] {
  const ipco = only(boxes(bytes, iprp.body, iprp.end), "ipco");
  return boxes(bytes, ipco.body, ipco.end);
}

/** Make a box one that readers skip, and empty it. */
function freeIn(kept: Uint8Array): (box: Box) => void {
  return (box) => {
    write(kept, box.start + 4, "free");
    kept.fill(0, box.body, box.end);
  };
}

/** Take the names out, and the kinds of what is no image, so that no reader looks for it. */
function clearItems(kept: Uint8Array, items: readonly Item[]): void {
  for (const { kind, written, end } of items) {
    if (!IMAGES.has(kind)) write(kept, written, "skip");
    kept.fill(0, written + 4, end);
  }
}

/** Zeros in a box of media wherever nothing that is shown stands. */
function clearAround(kept: Uint8Array, box: Box, shown: readonly Range[]): void {
  const inside = shown.filter(({ start }) => start >= box.body && start < box.end);
  let at = box.body;
  for (const { start, end } of inside.sort((one, other) => one.start - other.start)) {
    if (start > at) kept.fill(0, at, start);
    at = Math.max(at, end);
  }
  if (at < box.end) kept.fill(0, at, box.end);
}

function notedIn(bytes: Uint8Array, items: readonly Item[], places: ReadonlyMap<number, readonly Range[]>): Noted {
  const number = items.find(({ kind }) => kind === "Exif")?.number ?? -1;
  const [place] = places.get(number) ?? [];
  if (!place || place.end - place.start < 8) return NOTHING_NOTED;
  const skipped = new Reader(bytes, place.start, place.end).number(4);
  const block = bytes.subarray(Math.min(place.start + 4 + skipped, place.end), place.end);
  return { ...readExif(block), orientation: 1 };
}

function write(kept: Uint8Array, at: number, word: string): void {
  kept.set(
    [...word].map((letter) => letter.charCodeAt(0)),
    at,
  );
}
