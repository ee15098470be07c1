import { canvasOf, opened, written, type Opened } from "./drawing";
import type { Place } from "./place";
import { Unfit } from "./unfit";

/** Along its longer side, no more colours than these are left of a place that is hidden. */
const CELLS = 8;
/** Pixels: in a small place fewer colours are left. */
const SMALLEST_CELL = 12;
/** Colours are rounded to steps of this, so that not even an average is left exact. */
const STEP = 16;

/** The photo as a new JPEG in which nobody can make out what is in these places. Throws `Unfit`. */
export async function hidden(photo: Blob, places: readonly Place[]): Promise<Blob> {
  const picture = await opened(photo).catch(() => {
    throw new Unfit("unreadable");
  });
  try {
    return await drawnWithout(picture, places);
  } finally {
    picture.close();
  }
}

function drawnWithout({ source, width, height }: Opened, places: readonly Place[]): Promise<Blob> {
  const { canvas, brush } = canvasOf(width, height);
  brush.drawImage(source, 0, 0);
  for (const place of places) {
    const left = Math.floor(place.x * width);
    const top = Math.floor(place.y * height);
    const wide = Math.min(width - left, Math.max(1, Math.ceil(place.width * width)));
    const high = Math.min(height - top, Math.max(1, Math.ceil(place.height * height)));
    // drawn large again, one colour flows into the next
    brush.drawImage(canvasWith(roughened(brush.getImageData(left, top, wide, high))), left, top, wide, high);
  }
  return written(canvas);
}

function canvasWith({ data, width, height }: Pixels): OffscreenCanvas {
  const { canvas, brush } = canvasOf(width, height);
  brush.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}

/** Pixels in rows from the upper left, 4 bytes each: red, green, blue and how solid. */
export type Pixels = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

/** Of these pixels, only the rough colour of a few cells: a picture of as many pixels as there are cells. */
export function roughened({ data, width, height }: Pixels): Pixels {
  const cell = Math.max(SMALLEST_CELL, Math.max(width, height) / CELLS);
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const sums = new Float64Array(4 * columns * rows);
  for (let at = 0; at < width * height; at++) {
    const row = Math.floor(Math.floor(at / width) / cell);
    const into = 4 * (row * columns + Math.floor((at % width) / cell));
    for (let channel = 0; channel < 3; channel++) sums[into + channel]! += data[4 * at + channel]!;
    sums[into + 3]!++;
  }
  const colours = sums.map((sum, at) => (at % 4 === 3 ? 255 : rough(sum / sums[at - (at % 4) + 3]!)));
  return { data: new Uint8ClampedArray(colours), width: columns, height: rows };
}

const rough = (value: number): number => Math.round(value / STEP) * STEP;
