import { describe, expect, it } from "vitest";
import type { MyOutcome, MyVisit } from "../api/visits";
import { documentArrived, refused } from "../offline/arriving";
import type { Database, Draft, KeptVisits } from "../offline/database";
import { beginDraft, keptDrafts } from "../offline/drafts";
import { addParcel } from "../offline/parcels";
import { keepPhoto } from "../offline/photos";
import { makeDraft, makeHandIn, makeOutcome, makeVisit, newDatabase } from "../testing/build";
import { clearAway } from "./clearing";

const written: Partial<Draft> = { jottings: "Counter three" };
const heard = (visits: MyVisit[], outcomes: Record<string, MyOutcome> = {}): KeptVisits => ({
  visits,
  forms: {},
  own_sins: {},
  outcomes,
  askedAt: "2026-11-22T00:00:00Z",
});
const approved = (submission: string) =>
  heard([makeVisit({ status: "approved" })], { "visit-1": makeOutcome({ status: "approved", submission }) });

async function begun(given: Partial<Draft>): Promise<Database> {
  const database = await newDatabase();
  const { sha256 } = await keepPhoto(database, "visit-1", new Blob(["a"], { type: "image/jpeg" }));
  await beginDraft(database, makeDraft({ ...given, tray: given.jottings ? [sha256] : [] }));
  return database;
}

async function handedIn(database: Database): Promise<Database> {
  const [draft] = await keptDrafts(database);
  const parcel = await addParcel(database, draft as Draft, makeHandIn(draft as Draft));
  await documentArrived(database, parcel, "2026-11-21T07:00:00Z");
  return database;
}

const left = async (database: Database, known: KeptVisits): Promise<number[]> => {
  await clearAway(database, known);
  return [(await database.getAll("drafts")).length, await database.countOfVisit("photos", "visit-1")];
};

describe("what is kept of a visit that is over", () => {
  it("goes when its own hand-in was approved", async () => {
    expect(await left(await begun(written), approved("submission-1"))).toEqual([0, 0]);
    expect(await left(await handedIn(await begun(written)), approved("brought-in"))).toEqual([0, 0]);
  });

  it("stays when another phone's hand-in was approved", async () => {
    expect(await left(await begun(written), approved("elsewhere"))).toEqual([1, 1]);
  });

  it("goes when it arrived and the server names the visit no more", async () => {
    expect(await left(await handedIn(await begun(written)), heard([]))).toEqual([0, 0]);
  });

  it("goes when nothing was made for it", async () => {
    expect(await left(await begun({}), heard([]))).toEqual([0, 0]);
    expect(await left(await begun({}), approved("elsewhere"))).toEqual([0, 0]);
  });

  it("stays when it was never handed in and the visit was called off", async () => {
    expect(await left(await begun(written), heard([]))).toEqual([1, 1]);
  });

  it("stays when it waits, or was refused, and the visit was given to somebody else", async () => {
    const database = await begun(written);
    const [draft] = await keptDrafts(database);
    const parcel = await addParcel(database, draft as Draft, makeHandIn(draft as Draft));
    expect(await left(database, heard([]))).toEqual([1, 1]);

    await refused(database, parcel, { status: 409, code: "wrong_state", message: "", problems: [], at: "" });
    expect(await left(database, heard([]))).toEqual([1, 1]);
  });

  it("stays when a page that ended too early left a change of it", async () => {
    const database = await begun({});
    localStorage.setItem(`unwritten ${database.name} visit-1 a 1`, "{}");
    expect(await left(database, heard([]))).toEqual([1, 1]);
  });

  it("stays while the visit is to be made, or looked at", async () => {
    expect(await left(await begun({}), heard([makeVisit()]))).toEqual([1, 1]);
    expect(await left(await handedIn(await begun(written)), heard([makeVisit({ status: "handed_in" })]))).toEqual([1, 1]);
  });
});
