/** A picture that the browser has opened, upright. It takes 4 bytes a pixel until it is closed. */
export type Opened = { source: CanvasImageSource; width: number; height: number; close: () => void };

const QUALITY = 0.85;

/** Open a picture as it is meant to be seen; throws when the browser can't. */
export async function opened(file: Blob): Promise<Opened> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
  } catch {
    return openedByImage(file);
  }
}

/** Some browsers show in a page what they don't open as a bitmap. */
async function openedByImage(file: Blob): Promise<Opened> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  const close = (): void => {
    URL.revokeObjectURL(image.src);
    image.removeAttribute("src");
  };
  try {
    await image.decode();
    return { source: image, width: image.naturalWidth, height: image.naturalHeight, close };
  } catch (problem) {
    close();
    throw problem;
  }
}

/** Draw a picture into a JPEG of this size, on white where it lets something through. */
export async function asJpeg(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const { canvas, brush } = canvasOf(width, height);
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, width, height);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(source, 0, 0, width, height);
  return written(canvas);
}

export function canvasOf(width: number, height: number): { canvas: OffscreenCanvas; brush: OffscreenCanvasRenderingContext2D } {
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("no memory for a picture");
  return { canvas, brush };
}

/** The JPEG of a canvas, which is then let go of. */
export async function written(canvas: OffscreenCanvas): Promise<Blob> {
  const photo = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  canvas.width = canvas.height = 0;
  return photo;
}
