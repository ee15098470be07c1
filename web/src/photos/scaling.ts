import { opened, type Opened } from "./drawing";
import type { Jpeg } from "./jpeg";

/** A JPEG is made of blocks of 8 by 8 pixels, and can be opened with 1 to 7 of each 8. */
const BLOCK = 8;
/** Degrees by EXIF's numbers; what is mirrored is left to `opened`. */
const TURNS: Record<number, number> = { 1: 0, 3: 180, 6: 90, 8: 270 };

/** Open a picture with no more pixels than `longestSide` needs, where the browser can; else with all of them. */
export async function openedFor(file: Blob, longestSide: number, jpeg?: Jpeg): Promise<Opened> {
  const share = jpeg ? Math.ceil((BLOCK * longestSide) / Math.max(jpeg.width, jpeg.height)) / BLOCK : 1;
  const small = jpeg && share < 1 && (await openedSmall(file, share, jpeg).catch(() => undefined));
  return small || opened(file);
}

/**
 * A JPEG of 48 million pixels takes 195 MB once it is open, one of a sixteenth of them 12. Throws where the browser knows no
 * such opening, gives other pixels than were asked for, or does not turn the picture as the camera says.
 */
async function openedSmall(file: Blob, share: number, { width, height, noted }: Jpeg): Promise<Opened> {
  const [desiredWidth, desiredHeight] = [Math.ceil(width * share), Math.ceil(height * share)];
  const decoder = new ImageDecoder({ data: file.stream(), type: "image/jpeg", desiredWidth, desiredHeight });
  try {
    const { image } = await decoder.decode();
    const { rotation = 0, displayWidth, displayHeight } = image as VideoFrame & { rotation?: number };
    const close = (): void => image.close();
    const isWhole = Math.max(displayWidth, displayHeight) >= Math.max(desiredWidth, desiredHeight);
    if (isWhole && rotation === TURNS[noted.orientation])
      return { source: image, width: displayWidth, height: displayHeight, close };
    close();
    throw new Error("opened otherwise");
  } finally {
    decoder.close();
  }
}
