import { describe, expect, it } from "vitest";
import { makeDraft, newDatabase } from "../testing/build";
import { beginDraft, changeDraft, forgetVisit, keptDraft } from "./drafts";
import { keepPhoto, keptPhoto } from "./photos";

const photo = (bytes: string, type = "image/jpeg") => new File([bytes], "a.jpg", { type });

describe("what is being filled in", () => {
  it("is on the device as soon as a change has resolved", async () => {
    const database = await newDatabase();
    await beginDraft(database, makeDraft());
    await changeDraft(database, "visit-1", (draft) => ({ ...draft, answers: { A1: { value: "yes" } } }));

    expect((await keptDraft(database, "visit-1"))?.answers).toEqual({ A1: { value: "yes" } });
  });

  it("is not begun twice: the one that is there stays", async () => {
    const database = await newDatabase();
    await beginDraft(database, makeDraft({ submission: "first" }));

    expect((await beginDraft(database, makeDraft({ submission: "second" }))).submission).toBe("first");
  });

  it("keeps both changes when two tabs change it at once", async () => {
    const database = await newDatabase();
    await beginDraft(database, makeDraft());
    const answer = (question: string) =>
      changeDraft(database, "visit-1", (draft) => ({
        ...draft,
        answers: { ...draft.answers, [question]: { value: "yes" } },
      }));
    await Promise.all([answer("A1"), answer("A2"), answer("A3")]);

    expect(Object.keys((await keptDraft(database, "visit-1"))?.answers ?? {})).toEqual(["A1", "A2", "A3"]);
  });

  it("is cleared away with its photos, and nothing of another visit is", async () => {
    const database = await newDatabase();
    await beginDraft(database, makeDraft());
    await beginDraft(database, makeDraft({ visit: "visit-2" }));
    const mine = await keepPhoto(database, "visit-1", photo("one"));
    const other = await keepPhoto(database, "visit-2", photo("one"));
    await forgetVisit(database, "visit-1");

    expect(await keptDraft(database, "visit-1")).toBeUndefined();
    expect(await keptPhoto(database, "visit-1", mine.sha256)).toBeUndefined();
    expect(await keptPhoto(database, "visit-2", other.sha256)).toBeDefined();
  });
});
