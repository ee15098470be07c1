import { describe, expect, it } from "vitest";
import { makeDraft, makeHandIn, newDatabase } from "../testing/build";
import type { Database } from "./database";
import { beginDraft } from "./drafts";
import { documentArrived } from "./arriving";
import { addParcel } from "./parcels";
import { forgetPhotos, keepPhoto, keptPhoto, openPhotos, PHOTO_LIMIT_BYTES, sha256 } from "./photos";

const photo = (bytes: string) => new Blob([bytes], { type: "image/jpeg" });
const kept = (database: Database) => database.countOfVisit("photos", "visit-1");

async function keepTwo(database: Database): Promise<[string, string]> {
  const [one, two] = [await keepPhoto(database, "visit-1", photo("one")), await keepPhoto(database, "visit-1", photo("two"))];
  return [one.sha256, two.sha256];
}

describe("a photo", () => {
  it("is named by the SHA-256 of its bytes", async () => {
    const bytes = new TextEncoder().encode("abc").buffer as ArrayBuffer;
    expect(await sha256(bytes)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("comes back byte for byte", async () => {
    const database = await newDatabase();
    const { sha256: hash } = await keepPhoto(database, "visit-1", photo("light"));
    const found = await keptPhoto(database, "visit-1", hash);

    expect(new TextDecoder().decode(found?.bytes)).toBe("light");
    expect(found?.mediaType).toBe("image/jpeg");
  });

  it("that the server would not take is not kept", async () => {
    const database = await newDatabase();
    const large = new Blob([new Uint8Array(PHOTO_LIMIT_BYTES + 1)], { type: "image/heic" });

    await expect(keepPhoto(database, "visit-1", large)).rejects.toMatchObject({ reason: "too_large" });
    expect(await kept(database)).toBe(0);
  });
});

describe("forgetting photos", () => {
  it("deletes those that nothing names", async () => {
    const database = await newDatabase();
    const [one, two] = await keepTwo(database);
    await beginDraft(database, makeDraft({ answers: { A1: { photos: [one] } } }));

    await forgetPhotos(database, "visit-1", () => true);

    expect(await keptPhoto(database, "visit-1", one)).toBeDefined();
    expect(await keptPhoto(database, "visit-1", two)).toBeUndefined();
  });

  it("leaves those that are proof, or were taken on the way", async () => {
    const database = await newDatabase();
    const [one, two] = await keepTwo(database);
    await beginDraft(database, makeDraft({ proof: [one], tray: [two] }));

    await forgetPhotos(database, "visit-1", () => true);

    expect(await kept(database)).toBe(2);
  });

  it("leaves those of a hand-in until it has arrived", async () => {
    const database = await newDatabase();
    const [one] = await keepTwo(database);
    const draft = makeDraft({ answers: { A1: { photos: [one] } } });
    const parcel = await addParcel(database, draft, makeHandIn(draft));

    await forgetPhotos(database, "visit-1", (hash) => hash === one);
    expect(await kept(database)).toBe(2);

    await documentArrived(database, parcel, "2026-11-21T07:00:05Z");
    await forgetPhotos(database, "visit-1", (hash) => hash === one);
    expect(await kept(database)).toBe(1);
  });
});

describe("opening the photos of a visit", () => {
  it("clears away what was kept and never named", async () => {
    const database = await newDatabase();
    const [one] = await keepTwo(database);
    const draft = await beginDraft(database, makeDraft({ answers: { A1: { photos: [one] } } }));

    (await openPhotos(database, draft))();

    expect(await kept(database)).toBe(1);
  });

  it("leaves what the draft on the screen names, though it could not be written yet", async () => {
    const database = await newDatabase();
    const [one] = await keepTwo(database);
    const draft = await beginDraft(database, makeDraft());

    (await openPhotos(database, { ...draft, tray: [one] }))();

    expect(await keptPhoto(database, "visit-1", one)).toBeDefined();
    expect(await kept(database)).toBe(1);
  });

  it("clears nothing while another tab has them open, whose photo may be about to be named", async () => {
    const database = await newDatabase();
    const draft = await beginDraft(database, makeDraft());
    const close = await openPhotos(database, draft);
    await keepTwo(database);

    (await openPhotos(database, draft))();
    expect(await kept(database)).toBe(2);

    close();
    await expect.poll(async () => ((await openPhotos(database, draft))(), kept(database))).toBe(0);
  });
});
