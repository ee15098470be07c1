import { describe, expect, it } from "vitest";
import { degrees, JAKARTA, tiff } from "../testing/pictures";
import { readExif } from "./exif";
import { NOTHING_NOTED } from "./noted";

const noted = { orientation: 6, takenAt: "2026-11-10T01:30:00.000Z", latitude: -6.21, longitude: 106.82 };

describe("what a camera noted", () => {
  it.each([
    ["the high", false],
    ["the low", true],
  ])("is read from numbers that begin with %s byte", (_, little) => {
    expect(readExif(tiff(JAKARTA, little))).toEqual(noted);
  });

  it("is by the phone's own time zone where the camera named none", () => {
    const { takenAt } = readExif(tiff({ exif: { 0x9003: "2026:11:10 09:30:00" } }));
    expect(takenAt).toBe(new Date(2026, 10, 10, 9, 30).toISOString());
  });

  it("falls back on when the file was written", () => {
    expect(readExif(tiff({ main: { 0x0132: "2026:11:10 09:30:00" } })).takenAt).not.toBeNull();
  });

  it.each(["0000:00:00 00:00:00", "1980:01:01 00:00:00", "2026-11-10 09:30:00", "yesterday"])(
    "is no time when it says %s",
    (written) => {
      expect(readExif(tiff({ exif: { 0x9003: written } })).takenAt).toBeNull();
    },
  );

  it.each([
    ["is 0, 0", { 1: "N", 2: degrees(0, 0, 0), 3: "E", 4: degrees(0, 0, 0) }],
    ["has no longitude", { 1: "N", 2: degrees(3, 8, 0) }],
    ["lies beyond the pole", { 1: "N", 2: degrees(91, 0, 0), 3: "E", 4: degrees(10, 0, 0) }],
    ["is divided by nought", { 1: "N", 2: [[3, 0], [0, 0], [0, 0]] as const, 3: "E", 4: degrees(10, 0, 0) }],
  ])("is no place when it %s", (_, gps) => {
    expect(readExif(tiff({ gps }))).toMatchObject({ latitude: null, longitude: null });
  });

  it("is nothing in what is no EXIF, is empty, or is cut off anywhere", () => {
    const whole = tiff(JAKARTA);
    expect(readExif(new Uint8Array())).toEqual(NOTHING_NOTED);
    for (let length = 0; length < whole.length; length++)
      expect(() => readExif(whole.slice(0, length))).not.toThrow();
    expect(readExif(whole.slice(0, 10))).toEqual(NOTHING_NOTED);
  });

  it("survives any byte that is wrong", () => {
    const whole = tiff(JAKARTA);
    for (let at = 0; at < whole.length; at++) expect(() => readExif(whole.with(at, 0xff) as never)).not.toThrow();
  });
});
