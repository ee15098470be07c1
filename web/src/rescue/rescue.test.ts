import { describe, expect, it } from "vitest";
import { strToU8, zipSync } from "fflate";
import { sha256 } from "../offline/photos";
import { makeDraft, makeHandIn } from "../testing/build";
import { FORMAT, type RescuedPhoto, type RescuedVisit } from "./format";
import { readRescueFile } from "./reading";
import { rescueFileName, writeRescueFile } from "./writing";

const visit: RescuedVisit = {
  format: FORMAT,
  submission: "submission-1",
  hand_in: makeHandIn(makeDraft({ answers: { A1: { value: "yes", comment: "سلام 你好 🙂" } } })),
  made_at: "2026-11-22T03:00:00.000Z",
};

async function photo(size: number, start: number[] = []): Promise<RescuedPhoto> {
  const bytes = Uint8Array.from({ length: size }, (_, at) => start[at] ?? (at * 7919) % 251).buffer;
  return { sha256: await sha256(bytes), bytes };
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

const bytesOf = ({ bytes }: RescuedPhoto): number[] => [...new Uint8Array(bytes)];
const reasonOf = (file: Blob): Promise<unknown> => readRescueFile(file).catch((failure) => failure.message);

describe("a rescue file", () => {
  it("gives back byte for byte what was put in", async () => {
    const photos = await Promise.all([photo(70_001, [0xff, 0xd8, 0xff]), photo(1, [0]), photo(900, [0x89, 0x50, 0x4e, 0x47])]);

    const read = await readRescueFile(await writeRescueFile(visit, each(photos)));

    expect(read.visit).toEqual(visit);
    expect(read.photos.map(bytesOf)).toEqual(photos.map(bytesOf));
    expect(read.photos.map((one) => one.sha256)).toEqual(photos.map((one) => one.sha256));
    expect(read.photos.map((one) => one.mediaType)).toEqual(["image/jpeg", "image/jpeg", "image/png"]);
  });

  it("can hold a visit that has no photo", async () => {
    expect((await readRescueFile(await writeRescueFile(visit, each([])))).photos).toEqual([]);
  });

  it("is named by the day and nothing else", () => {
    expect(rescueFileName("2026-11-22")).toBe("notes-2026-11-22.zip");
  });

  it("that was cut off is refused", async () => {
    const whole = await writeRescueFile(visit, each([await photo(5000)]));

    expect(await reasonOf(whole.slice(0, whole.size - 30))).toBe("no_zip");
  });

  it("whose photo was changed is refused, and the photo named", async () => {
    const whole = new Uint8Array(await (await writeRescueFile(visit, each([await photo(5000)]))).arrayBuffer());
    const name = `photos/${(await photo(5000)).sha256}`;
    whole[1500] = (whole[1500] as number) ^ 1;

    expect(await reasonOf(new Blob([whole]))).toBe(`damaged ${name}`);
  });

  it.each([
    ["something else", { "holiday.txt": "" }, "no_visit"],
    ["words that are no visit", { "visit.json": "null" }, "no_visit"],
    ["broken words", { "visit.json": "{" }, "damaged visit.json"],
    ["a newer format", { "visit.json": '{"format": 2}' }, "newer"],
  ])("that holds %s is refused", async (_, entries, reason) => {
    const bytes = Object.entries(entries).map(([name, text]) => [name, strToU8(text)] as const);

    expect(await reasonOf(new Blob([zipSync(Object.fromEntries(bytes)) as Uint8Array<ArrayBuffer>]))).toBe(reason);
  });
});
