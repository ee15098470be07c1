/** The boxes that HEIC is made of (ISO/IEC 14496-12), read in place. */

/** These bytes are no HEIC that can be understood whole. */
export class BrokenHeic extends Error {
  override readonly name = "BrokenHeic";
}

/** A box: its kind, and where it, its body and its end are in the file. */
export type Box = { kind: string; start: number; body: number; end: number };

/** The boxes that fill `bytes` from `start` to `end`. */
export function boxes(bytes: Uint8Array, start: number, end: number): Box[] {
  const found: Box[] = [];
  for (let at = start; at < end; ) {
    const box = boxAt(bytes, at, end);
    if (!(box.body <= box.end && box.end <= end)) throw new BrokenHeic(`cut off or broken at ${at}`);
    found.push(box);
    at = box.end;
  }
  return found;
}

function boxAt(bytes: Uint8Array, start: number, end: number): Box {
  const reader = new Reader(bytes, start, end);
  const size = reader.number(4);
  const kind = reader.word(4);
  if (size === 0) return { kind, start, body: start + 8, end };
  if (size === 1) return { kind, start, body: start + 16, end: start + reader.number(8) };
  return { kind, start, body: start + 8, end: start + size };
}

/** Numbers one after the other, the highest byte first, from `at` on and never past `end`. */
export class Reader {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
    readonly end: number,
  ) {}

  number(size: number): number {
    return this.#take(size).reduce((number, byte) => number * 256 + byte, 0);
  }

  word(size: number): string {
    return String.fromCharCode(...this.#take(size));
  }

  #take(size: number): Uint8Array {
    if (this.at + size > this.end) throw new BrokenHeic(`broken at ${this.at}`);
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}
