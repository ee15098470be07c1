import { describe, expect, it } from "vitest";
import { contains, exifSegment, heic, JAKARTA, JFIF, join, jpeg, letters, PICTURE, segment, SECRET, tiff } from "../testing/pictures";
import { readJpeg } from "./jpeg";
import { MOST_PIXELS, prepare, sizeWithin, staysAsItIs } from "./prepare";

const UPRIGHT = { ...JAKARTA, main: { 0x0112: 1 } };
const undrawable = () => Promise.reject(new Error("this browser can't"));
const file = (bytes: Uint8Array<ArrayBuffer>, type = "image/jpeg") => new Blob([bytes], { type });
const bytesOf = async (photo: Blob) => new Uint8Array(await photo.arrayBuffer());

describe("a JPEG", () => {
  it("that is small, upright and clean stays as it is, bit for bit", async () => {
    const clean = jpeg(800, 600);
    const { photo } = await prepare(file(clean), 1600, undrawable);
    expect(await bytesOf(photo)).toEqual(clean);
  });

  it("that is small and upright loses its metadata and what stands behind its end, but no picture", async () => {
    const notes = join(JFIF, exifSegment(tiff(UPRIGHT)), segment(0xfe, letters(SECRET)), segment(0xed, letters(SECRET)));
    const { photo, noted } = await prepare(file(jpeg(800, 600, notes, letters(SECRET))), 1600, undrawable);

    expect(await bytesOf(photo)).toEqual(jpeg(800, 600));
    expect(photo.type).toBe("image/jpeg");
    expect(noted).toMatchObject({ takenAt: "2026-11-10T01:30:00.000Z", latitude: -6.21 });
  });

  it("keeps its colour profile", () => {
    const profile = segment(0xe2, letters("ICC_PROFILE\0 colours"));
    const parts = readJpeg(jpeg(800, 600, join(JFIF, profile)))?.parts ?? [];
    expect(contains(join(...parts), "colours")).toBe(true);
  });

  it("loses a preview in its header", () => {
    const preview = segment(0xe0, join(letters("JFIF\0"), [1, 1, 0, 0, 1, 0, 1, 1, 1], letters(SECRET)));
    expect(contains(join(...(readJpeg(jpeg(8, 6, preview))?.parts ?? [])), SECRET)).toBe(false);
  });

  it.each([
    ["large", { width: 4000, height: 3000, orientation: 1 }, false],
    ["turned", { width: 800, height: 600, orientation: 6 }, false],
    ["just small enough", { width: 1200, height: 1600, orientation: 1 }, true],
  ])("that is %s is drawn anew only when it must", (_, { width, height, orientation }, stays) => {
    const noted = { orientation, takenAt: null, latitude: null, longitude: null };
    expect(staysAsItIs({ width, height, noted }, 1600)).toBe(stays);
  });

  it("that is broken or cut off anywhere is left to the browser", () => {
    const whole = jpeg(800, 600, exifSegment(tiff(JAKARTA)));
    for (let length = 0; length < whole.length; length++) expect(readJpeg(whole.slice(0, length))).toBeUndefined();
  });

  it("of more pixels than a phone can hold is not opened", async () => {
    const side = Math.ceil(Math.sqrt(MOST_PIXELS)) + 1;
    await expect(prepare(file(jpeg(side, side)), 1600)).rejects.toMatchObject({ reason: "too_many_pixels" });
  });
});

describe("the new size", () => {
  it.each([
    [4000, 3000, 1600, { width: 1600, height: 1200 }],
    [3000, 4000, 1600, { width: 1200, height: 1600 }],
    [800, 600, 1600, { width: 800, height: 600 }],
    [9000, 2, 1000, { width: 1000, height: 1 }],
  ])("of %i x %i within %i keeps the shape", (width, height, longest, size) => {
    expect(sizeWithin(width, height, longest)).toEqual(size);
  });
});

describe("what the browser can't open", () => {
  it("stays a HEIC without metadata, when it is one", async () => {
    const { photo, noted } = await prepare(file(heic(tiff(JAKARTA)), ""), 1600, undrawable);
    const kept = await bytesOf(photo);

    expect([contains(kept, SECRET), contains(kept, PICTURE), photo.type]).toEqual([false, true, "image/heic"]);
    expect(noted.longitude).toBe(106.82);
  });

  it.each([
    ["image/tiff", "unreadable"],
    ["image/jpeg", "unreadable"],
    ["application/pdf", "not_a_photo"],
    ["", "not_a_photo"],
  ])("and is called %s is refused as %s", async (type, reason) => {
    await expect(prepare(file(letters("no picture"), type), 1600, undrawable)).rejects.toMatchObject({ reason });
  });

  it("is refused when it is a HEIC that is broken", async () => {
    const broken = heic(tiff(JAKARTA)).slice(0, 300);
    await expect(prepare(file(broken, "image/heic"), 1600, undrawable)).rejects.toMatchObject({ reason: "unreadable" });
  });

  it("is not even read when it is larger than any photo", async () => {
    const vast = (type: string) => ({ size: 100 * 1024 * 1024, type }) as Blob;
    await expect(prepare(vast("image/jpeg"), 1600)).rejects.toMatchObject({ reason: "too_large" });
    await expect(prepare(vast("video/mp4"), 1600)).rejects.toMatchObject({ reason: "not_a_photo" });
  });
});
