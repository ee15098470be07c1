import { describe, expect, it, vi } from "vitest";
import { makeDraft, newDatabase } from "../testing/build";
import { beginDraft } from "./drafts";
import { openDatabase } from "./database";
import { forgetSmallThings, forgetStorage } from "./forgetting";
import { Writer } from "./writer";

const names = async () => (await indexedDB.databases()).map(({ name }) => name);

describe("a phone that is told to forget", () => {
  it("has no storage of this person any more, in this page or another, and writes none again", async () => {
    const database = await newDatabase();
    await beginDraft(database, makeDraft());
    const other = await openDatabase(Number(database.name.split("-").at(-1)));
    other.whenForgotten = vi.fn();
    await forgetStorage(database);

    expect(await names()).not.toContain(database.name);
    expect(other.whenForgotten).toHaveBeenCalledOnce();
    await expect(beginDraft(database, makeDraft())).rejects.toMatchObject({ reason: "forgotten" });
    expect(await names()).not.toContain(database.name);
  });

  it("notes nothing more of what another page still writes", async () => {
    const database = await newDatabase();
    const writer = new Writer(database, "visit-1");
    await forgetStorage(database);
    writer.take((draft) => draft, makeDraft(), makeDraft({ jottings: "Too late" }));

    expect([writer.noted, localStorage.length]).toEqual([false, 0]);
  });

  it("throws its second copy away with it", async () => {
    const database = await newDatabase();
    const dropped = vi.fn(async () => true);
    vi.stubGlobal("caches", { delete: dropped });
    await forgetStorage(database);

    expect(dropped).toHaveBeenCalledWith(`second-copy ${database.name}`);
  });

  it("leaves no small thing, but what somebody else on it has not written yet", () => {
    const spared = ["unwritten shopper-audit-71 visit-1 a 1", "draft:71:3:a", "owed"];
    const own = ["session", "place", "language", "look", "unwritten shopper-audit-7 visit-1 a 1", "draft:7:3:a"];
    for (const key of [...spared, ...own]) localStorage.setItem(key, "x");
    sessionStorage.setItem("hidden-visit-1", "1");
    forgetSmallThings("shopper-audit-7", "owed");

    expect(Object.keys(localStorage).sort()).toEqual([...spared].sort());
    expect(sessionStorage.length).toBe(0);
  });
});
