import { afterEach, describe, expect, it, vi } from "vitest";
import { makeDraft, makeHandIn, newDatabase } from "../testing/build";
import { openDatabase, type Database, type Draft } from "./database";
import { beginDraft, changeDraft, keptDraft } from "./drafts";
import { documentArrived, photoArrived } from "./arriving";
import { addParcel } from "./parcels";
import { keepPhoto, keptPhoto } from "./photos";
import { NotKept } from "./trouble.svelte";

afterEach(() => vi.restoreAllMocks());

const photo = (bytes: string) => new File([bytes], "a.jpg", { type: "image/jpeg" });
const answered = (draft: Draft): Draft => ({ ...draft, answers: { A1: { value: "yes" } } });
const failing = (name: string) => () => {
  throw new DOMException("for the test", name);
};

async function begun(): Promise<Database> {
  const database = await newDatabase();
  await beginDraft(database, makeDraft());
  return database;
}

describe("a connection that the browser has cut", () => {
  it.each(["InvalidStateError", "UnknownError"])("with %s is opened again, and the write is done once more", async (name) => {
    const database = await begun();
    const opened = vi.spyOn(indexedDB, "open");
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(failing(name));
    await changeDraft(database, "visit-1", answered);

    expect(opened).toHaveBeenCalledTimes(1);
    expect((await keptDraft(database, "visit-1"))?.answers).toEqual({ A1: { value: "yes" } });
    expect(database.trouble.now).toBeUndefined();
  });

  it("in the middle of a write loses nothing of it", async () => {
    const database = await begun();
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(function (this: IDBObjectStore, value) {
      const request = this.add({ ...(value as Draft), visit: "half a write" });
      this.transaction.abort();
      return request;
    });
    await changeDraft(database, "visit-1", answered);

    expect((await database.getAll("drafts")).map(({ visit, answers }) => [visit, answers])).toEqual([
      ["visit-1", { A1: { value: "yes" } }],
    ]);
  });

  it("is opened again for reading, too", async () => {
    const database = await begun();
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(failing("InvalidStateError"));

    expect(await keptDraft(database, "visit-1")).toBeDefined();
  });

  it("and fails again tells the person, until a write succeeds", async () => {
    const database = await begun();
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(failing("UnknownError"));
    await expect(changeDraft(database, "visit-1", answered)).rejects.toThrow(NotKept);
    expect(database.trouble.now?.reason).toBe("damaged");

    vi.restoreAllMocks();
    await changeDraft(database, "visit-1", answered);
    expect(database.trouble.now).toBeUndefined();
  });
});

describe("another tab", () => {
  const raw = (request: IDBRequest) => new Promise((done) => (request.onsuccess = () => done(request.result)));

  it("with a newer version of the app is not held up, and this one says that it must be loaded again", async () => {
    const database = await begun();
    await raw(indexedDB.open(database.name, 99));

    await expect(changeDraft(database, "visit-1", answered)).rejects.toMatchObject({ reason: "newer" });
    expect(database.trouble.now?.reason).toBe("newer");
  });

  it("that forgets everything is not undone by what is written here later", async () => {
    const database = await begun();
    await raw(indexedDB.deleteDatabase(database.name));

    await expect(beginDraft(database, makeDraft())).rejects.toMatchObject({ reason: "forgotten" });
    expect(await indexedDB.databases()).not.toContainEqual(expect.objectContaining({ name: database.name }));
  });
});

describe("without room", () => {
  it("photos of hand-ins that arrived give way to a new one", async () => {
    const database = await begun();
    const [sent, waiting] = [await keepPhoto(database, "visit-1", photo("a")), await keepPhoto(database, "visit-2", photo("b"))];
    const draft = makeDraft({ answers: { A1: { photos: [sent.sha256] } } });
    const parcel = await addParcel(database, draft, makeHandIn(draft));
    await photoArrived(database, parcel, sent.sha256);
    await documentArrived(database, parcel, "2026-11-21T07:00:00Z");
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(failing("QuotaExceededError"));
    const added = await keepPhoto(database, "visit-1", photo("c"));

    expect(await keptPhoto(database, "visit-1", sent.sha256)).toBeUndefined();
    expect(await keptPhoto(database, "visit-2", waiting.sha256)).toBeDefined();
    expect(await keptPhoto(database, "visit-1", added.sha256)).toBeDefined();
  });

  it("a photo is not kept, and stays a trouble when a word is", async () => {
    const database = await begun();
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(failing("QuotaExceededError"));
    await expect(keepPhoto(database, "visit-1", photo("abc"))).rejects.toMatchObject({ reason: "full", bytes: 3 });
    full.mockRestore();
    await changeDraft(database, "visit-1", answered);

    expect(database.trouble.now).toMatchObject({ reason: "full", bytes: 3 });
    database.trouble.leave();
    expect(database.trouble.now).toBeUndefined();
  });
});

describe("storage that can't be had", () => {
  it.each([
    ["is not there", undefined, "refused"],
    ["throws", { open: failing("SecurityError") }, "refused"],
    ["can't be opened", { open: failing("UnknownError") }, "damaged"],
    ["is of a newer version", { open: failing("VersionError") }, "newer"],
  ])("because it %s is told apart", async (_, given, reason) => {
    vi.stubGlobal("indexedDB", given);
    await expect(openDatabase(1_000_000)).rejects.toMatchObject({ name: "NotKept", reason });
  });

  it("because an old page does not let go of it is given up in the end", async () => {
    const held = indexedDB.open("shopper-audit-1000001", 1);
    await new Promise((opened) => (held.onsuccess = opened));

    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const opening = expect(openDatabase(1_000_001)).rejects.toMatchObject({ reason: "busy" });
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();

    await opening;
  });
});

describe("storage of the first version of the app", () => {
  it("opens with every draft, photo and hand-in as it was", async () => {
    const [old, bytes] = [oldDraft(), new TextEncoder().encode("light").buffer as ArrayBuffer];
    const { visit, submission } = old;
    await makeVersionOne("shopper-audit-1000002", {
      drafts: old,
      photos: { visit, sha256: "ab", mediaType: "image/jpeg", bytes, takenAt: "2026-11-21T06:00:00.000Z" },
      parcels: { submission, visit, photos: ["ab"], arrived: [], state: "waiting" },
    });
    const database = await openDatabase(1_000_002);

    expect(await keptDraft(database, visit)).toMatchObject({ ...old, outcome: "visited", taps: [] });
    expect(new TextDecoder().decode((await keptPhoto(database, visit, "ab"))?.bytes)).toBe("light");
    expect(await database.getAll("parcels")).toMatchObject([{ submission, state: "waiting" }]);
    expect(await database.getAllOfVisit("log", visit)).toEqual([]);
  });

  /** A draft as it was kept before anything of how a visit was captured was. */
  function oldDraft() {
    const { visit, submission, formVersion, form, language, startedAt, startTold, clock, at, keptAt } = makeDraft();
    const filled = { events: { door: 0 }, answers: { A1: { value: "yes" } }, jottings: "Counter 3" };
    return { visit, submission, formVersion, form, language, startedAt, startTold, clock, at, keptAt, ...filled };
  }

  function makeVersionOne(name: string, rows: Record<string, object>): Promise<void> {
    return new Promise((done) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("visits");
        request.result.createObjectStore("drafts", { keyPath: "visit" });
        request.result.createObjectStore("photos", { keyPath: ["visit", "sha256"] }).createIndex("visit", "visit");
        request.result.createObjectStore("parcels", { keyPath: "submission" }).createIndex("visit", "visit");
        for (const [store, row] of Object.entries(rows)) request.transaction?.objectStore(store).put(row);
      };
      request.onsuccess = () => {
        request.result.close();
        done();
      };
    });
  }
});
