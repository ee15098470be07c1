/** Pictures as cameras write them, made byte by byte: of the right shape, with nothing to see in them. */

type Bytes = Uint8Array<ArrayBuffer>;
type Rational = readonly [number, number];
type Value = string | number | readonly Rational[];

export const join = (...parts: readonly (Uint8Array | readonly number[])[]): Bytes =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
export const letters = (word: string): Bytes => Uint8Array.from(word, (letter) => letter.charCodeAt(0));
export const big = (value: number, size: number): Bytes =>
  Uint8Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) % 256);

/** EXIF of a photo taken on 10 November 2026 in Jakarta, the phone held on its side. */
export const JAKARTA = {
  main: { 0x0112: 6 },
  exif: { 0x9003: "2026:11:10 09:30:00", 0x9011: "+08:00" },
  gps: { 1: "S", 2: degrees(6, 12, 36), 3: "E", 4: degrees(106, 49, 12) },
};

export function degrees(whole: number, minutes: number, seconds: number): Rational[] {
  return [
    [whole, 1],
    [minutes, 1],
    [seconds, 1],
  ];
}

type Directories = {
  main?: Record<number, Value>;
  exif?: Record<number, Value>;
  gps?: Record<number, Value>;
};

/** A TIFF block with these directories, its numbers beginning with the high or the low byte. */
export function tiff({ main = {}, exif = {}, gps = {} }: Directories, little = false): Bytes {
  const number = (value: number, size: number): Bytes => (little ? big(value, size).reverse() : big(value, size));
  const size = (count: number): number => 2 + 12 * count + 4;
  const counts = [Object.keys(main).length + 2, Object.keys(exif).length, Object.keys(gps).length] as const;
  const [exifAt, gpsAt] = [8 + size(counts[0]), 8 + size(counts[0]) + size(counts[1])];
  const values: Bytes[] = [];
  let free = gpsAt + size(counts[2]);

  const stored = (value: Value): [type: number, count: number, bytes: Bytes] => {
    if (typeof value === "number") return [3, 1, join(number(value, 2), [0, 0])];
    if (typeof value === "string") return [2, value.length + 1, join(letters(value), [0])];
    return [5, value.length, join(...value.flat().map((part) => number(part, 4)))];
  };
  const entry = ([tag, value]: [string, Value]): Bytes => {
    const [type, count, bytes] = stored(value);
    const head = join(number(Number(tag), 2), number(type, 2), number(count, 4));
    if (bytes.length <= 4) return join(head, bytes, new Uint8Array(4 - bytes.length));
    values.push(bytes);
    free += bytes.length;
    return join(head, number(free - bytes.length, 4));
  };
  const directory = (entries: Record<number, Value>, links: [number, number][] = []): Bytes =>
    join(
      number(Object.keys(entries).length + links.length, 2),
      ...Object.entries(entries).map(entry),
      ...links.map(([tag, at]) => join(number(tag, 2), number(4, 2), number(1, 4), number(at, 4))),
      number(0, 4),
    );

  const directories = [
    directory(main, [
      [0x8769, exifAt],
      [0x8825, gpsAt],
    ]),
    directory(exif),
    directory(gps),
  ];
  return join(letters(little ? "II" : "MM"), number(42, 2), number(8, 4), ...directories, ...values);
}

export const segment = (mark: number, body: Uint8Array): Bytes => join([0xff, mark], big(body.length + 2, 2), body);
export const JFIF = segment(0xe0, join(letters("JFIF\0"), [1, 1, 0, 0, 1, 0, 1, 0, 0]));

/** A JPEG of this size: what stands before its picture, a scan, and what stands behind its end. */
export function jpeg(width: number, height: number, before: Uint8Array = JFIF, behind: Uint8Array = new Uint8Array()): Bytes {
  const frame = join([8], big(height, 2), big(width, 2), [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  const scan = join(segment(0xda, join([3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0])), [1, 2, 0xff, 0, 3, 0xff, 0xd3, 4]);
  return join([0xff, 0xd8], before, segment(0xdb, new Uint8Array(65)), segment(0xc0, frame), scan, [0xff, 0xd9], behind);
}

export const exifSegment = (block: Uint8Array): Bytes => segment(0xe1, join(letters("Exif\0\0"), block));

const box = (kind: string, ...body: Uint8Array[]): Bytes => {
  const inside = join(...body);
  return join(big(inside.length + 8, 4), letters(kind), inside);
};
const full = (kind: string, version: number, ...body: Uint8Array[]): Bytes =>
  box(kind, join([version, 0, 0, 0]), ...body);

/** The bytes of the picture in `heic`. */
export const PICTURE = letters("these bytes are the picture");
export const SECRET = "a secret place";

/** A HEIC as phones write it: a picture, EXIF and XMP, each with a secret; another in a box that nobody knows. */
export function heic(exif: Uint8Array): Bytes {
  const noted = join(big(0, 4), exif, letters(SECRET));
  const xmp = letters(`<x>${SECRET}</x>`);
  const build = (at: number): { head: Bytes; media: Bytes } => {
    const places = [PICTURE, noted, xmp].reduce<Bytes[]>((all, item, index, items) => {
      const before = items.slice(0, index).reduce((sum, one) => sum + one.length + 4, 0);
      return [...all, join(big(index + 1, 2), big(0, 2), big(1, 2), big(at + before, 4), big(item.length, 4))];
    }, []);
    const item = (number: number, kind: string, name: string): Bytes =>
      full("infe", 2, big(number, 2), big(0, 2), letters(`${kind}${name}\0`));
    const meta = full(
      "meta",
      0,
      full("hdlr", 0, new Uint8Array(20)),
      full("pitm", 0, big(1, 2)),
      full("iinf", 0, big(3, 2), item(1, "hvc1", SECRET), item(2, "Exif", ""), item(3, "mime", "application/rdf+xml")),
      full("iloc", 0, join([0x44, 0x00]), big(3, 2), ...places),
      box("iprp", box("ipco", full("ispe", 0, big(96, 4), big(64, 4)), box("udes", letters(SECRET)))),
      box("uuid", letters(SECRET)),
    );
    const gap = letters("gap.");
    return {
      head: join(box("ftyp", letters("heic"), big(0, 4), letters("mif1heic")), meta),
      media: join(PICTURE, gap, noted, gap, xmp),
    };
  };
  const start = build(0).head.length + 8;
  const { head, media } = build(start);
  return join(head, box("mdat", media), box("uuid", letters(SECRET)));
}

export const contains = (bytes: Uint8Array, word: string | Uint8Array): boolean =>
  String.fromCharCode(...bytes).includes(typeof word === "string" ? word : String.fromCharCode(...word));
