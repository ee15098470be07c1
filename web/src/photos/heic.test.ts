import { describe, expect, it } from "vitest";
import { contains, heic, JAKARTA, jpeg, PICTURE, SECRET, tiff } from "../testing/pictures";
import { BrokenHeic } from "./boxes";
import { clearedHeic, isHeic } from "./heic";

const photo = heic(tiff(JAKARTA));

describe("a HEIC", () => {
  it("is known by its brand, not by its name", () => {
    expect([isHeic(photo), isHeic(jpeg(20, 10)), isHeic(new Uint8Array(3))]).toEqual([true, false, false]);
  });

  it("loses every secret and keeps its picture, its length and its size", () => {
    const { bytes } = clearedHeic(photo);

    expect(contains(photo, SECRET)).toBe(true);
    expect(contains(bytes, "secret")).toBe(false);
    expect(contains(bytes, "Exif")).toBe(false);
    expect(contains(bytes, "gap.")).toBe(false);
    expect(contains(bytes, PICTURE)).toBe(true);
    expect(contains(bytes, "ispe")).toBe(true);
    expect(bytes.length).toBe(photo.length);
  });

  it("has told before when and where it was taken; it says itself how it is turned", () => {
    expect(clearedHeic(photo).noted).toEqual({
      orientation: 1,
      takenAt: "2026-11-10T01:30:00.000Z",
      latitude: -6.21,
      longitude: 106.82,
    });
  });

  it("that is clear stays as it is, bit for bit", () => {
    const { bytes } = clearedHeic(photo);
    expect(clearedHeic(bytes).bytes).toEqual(bytes);
  });

  it("leaves the file it was read from as it was", () => {
    const before = photo.slice();
    clearedHeic(photo);
    expect(photo).toEqual(before);
  });

  it("that holds no picture of its kind, such as an AVIF, is refused", () => {
    const at = String.fromCharCode(...photo).indexOf("hvc1");
    const avif = photo.slice();
    avif.set([..."av01"].map((letter) => letter.charCodeAt(0)), at);
    expect(() => clearedHeic(avif)).toThrow(BrokenHeic);
  });

  it("that is cut off within its description or its picture is refused, never half cleared", () => {
    const end = String.fromCharCode(...photo).indexOf("the picture") + 5;
    for (let length = 20; length < end; length++) expect(() => clearedHeic(photo.slice(0, length))).toThrow(BrokenHeic);
  });
});
