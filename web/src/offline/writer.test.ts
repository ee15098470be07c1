import { afterEach, describe, expect, it, vi } from "vitest";
import { makeDraft, newDatabase } from "../testing/build";
import type { Database, Draft } from "./database";
import { beginDraft, changeDraft, forgetVisit, keptDraft } from "./drafts";
import { NotKept } from "./trouble.svelte";
import { leftNotes, Writer } from "./writer";

afterEach(() => vi.restoreAllMocks());

const answer =
  (question: string, value: string | undefined) =>
  (draft: Draft): Draft => ({ ...draft, answers: { ...draft.answers, [question]: { value } as never } });
const tap = (draft: Draft): Draft => ({ ...draft, jottings: draft.jottings + "x" });

async function begun(): Promise<Database> {
  const database = await newDatabase();
  await beginDraft(database, makeDraft());
  return database;
}

/** A page that takes these changes, and ends before IndexedDB has them. */
async function endTooEarly(database: Database, before: Draft, ...changes: ((draft: Draft) => Draft)[]): Promise<Writer> {
  const writer = new Writer(database, before.visit);
  changes.reduce((draft, change) => {
    const after = change(draft);
    writer.take(change, draft, after);
    return after;
  }, before);
  writer.leave();
  await new Promise((done) => setTimeout(done));
  return writer;
}

async function takeIn(database: Database): Promise<Draft | undefined> {
  for (const { change, kept } of await leftNotes(database, "visit-1")) {
    await changeDraft(database, "visit-1", change);
    kept();
  }
  return keptDraft(database, "visit-1");
}

describe("what a page that ended too early has left", () => {
  it("is taken in by the next one, once", async () => {
    const database = await begun();
    await endTooEarly(database, makeDraft(), answer("A1", "ye"), answer("A1", "yes"), tap);
    const draft = await takeIn(database);

    expect([draft?.answers, draft?.jottings]).toEqual([{ A1: { value: "yes" } }, "x"]);
    expect(await leftNotes(database, "visit-1")).toEqual([]);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it("is left alone while the page is still there: it writes that itself", async () => {
    const database = await begun();
    const writer = new Writer(database, "visit-1");
    writer.take(tap, makeDraft(), tap(makeDraft()));

    expect(await leftNotes(database, "visit-1")).toEqual([]);
    expect((await writer.write(tap(makeDraft()))).jottings).toBe("x");
    writer.leave();
  });

  it("gives way to what was answered since in another tab", async () => {
    const database = await begun();
    await endTooEarly(database, makeDraft(), answer("A1", "no"), answer("A2", "no"));
    await changeDraft(database, "visit-1", answer("A1", "yes"));

    expect((await takeIn(database))?.answers).toEqual({ A1: { value: "yes" }, A2: { value: "no" } });
  });

  it("is dropped when it was written after all, even if it was taken back since", async () => {
    const database = await begun();
    const writer = await endTooEarly(database, makeDraft(), (draft) => ({ ...draft, jottings: "wrong" }));
    const noted = { ...localStorage };
    await writer.write(makeDraft());
    await changeDraft(database, "visit-1", (draft) => ({ ...draft, jottings: "" }));
    // as Chromium may bring back what it had not yet erased from the disk
    for (const [key, note] of Object.entries(noted)) localStorage.setItem(key, note as string);

    expect((await takeIn(database))?.jottings).toBe("");
  });

  it("is not put into another hand-in", async () => {
    const database = await begun();
    await endTooEarly(database, makeDraft(), tap);
    await changeDraft(database, "visit-1", (draft) => ({ ...draft, submission: "another" }));

    expect((await takeIn(database))?.jottings).toBe("");
  });

  it("is nobody else's: neither another person's nor another visit's", async () => {
    const [mine, theirs] = [await begun(), await begun()];
    await endTooEarly(mine, makeDraft(), tap);

    expect(await leftNotes(theirs, "visit-1")).toEqual([]);
    expect(await leftNotes(mine, "visit-2")).toEqual([]);
  });

  it("that can't be read harms nothing", async () => {
    const database = await begun();
    await endTooEarly(database, makeDraft(), tap);
    localStorage.setItem(Object.keys(localStorage)[0] as string, "{broken");

    expect((await takeIn(database))?.jottings).toBe("");
  });

  it("goes with its visit", async () => {
    const database = await begun();
    await endTooEarly(database, makeDraft(), tap);
    await forgetVisit(database, "visit-1");

    expect(Object.keys(localStorage)).toEqual([]);
  });
});

describe("a change", () => {
  it("is made once, although its first write seemed to fail", async () => {
    const database = await begun();
    const writer = new Writer(database, "visit-1");
    const write = database.write.bind(database);
    vi.spyOn(database, "write").mockImplementationOnce(async (stores, work) => {
      await write(stores, work);
      throw new NotKept("damaged");
    });
    writer.take(tap, makeDraft(), tap(makeDraft()));
    await expect(writer.write(makeDraft())).rejects.toThrow(NotKept);

    expect((await writer.write(makeDraft())).jottings).toBe("x");
  });

  it("finds its draft again when the browser has cleared it away", async () => {
    const database = await begun();
    const writer = new Writer(database, "visit-1");
    await database.delete("drafts", "visit-1");
    const shown = answer("A1", "yes")(makeDraft());
    writer.take(answer("A1", "yes"), makeDraft(), shown);
    await writer.write(shown);

    expect((await keptDraft(database, "visit-1"))?.answers).toEqual({ A1: { value: "yes" } });
  });

  it("is on the screen only, and said to be, where localStorage has no room either", async () => {
    const writer = new Writer(await begun(), "visit-1");
    vi.stubGlobal("localStorage", { clear: () => undefined });
    writer.take(tap, makeDraft(), tap(makeDraft()));

    expect(writer.noted).toBe(false);
  });
});
