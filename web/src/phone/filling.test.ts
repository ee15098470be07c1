import { describe, expect, it, vi } from "vitest";
import { beginDraft, keptDraft } from "../offline/drafts";
import { makeDraft, newDatabase } from "../testing/build";
import { Filling } from "./filling.svelte";

async function begin() {
  const database = await newDatabase();
  return { database, filling: new Filling(database, await beginDraft(database, makeDraft())) };
}

describe("filling in", () => {
  it("shows an answer at once, and says that it is saved only when it is on the device", async () => {
    const { database, filling } = await begin();
    const kept = filling.answer("A1", () => ({ value: "yes" }));

    expect([filling.draft.answers, filling.saved]).toEqual([{ A1: { value: "yes" } }, "saving"]);
    await kept;
    expect(filling.saved).toBe("saved");
    expect((await keptDraft(database, "visit-1"))?.answers).toEqual({ A1: { value: "yes" } });
  });

  it("keeps every one of many quick answers, in order", async () => {
    const { database, filling } = await begin();
    const letters = [..."visit"];
    await Promise.all(
      letters.map((letter) =>
        filling.answer("A1", (before) => ({ value: `${(before.value as string) ?? ""}${letter}` })),
      ),
    );

    expect(filling.draft.answers["A1"]).toEqual({ value: "visit" });
    expect((await keptDraft(database, "visit-1"))?.answers).toEqual(filling.draft.answers);
  });

  it("keeps an answer that is given while another is being written", async () => {
    const { database, filling } = await begin();
    let meanwhile: Promise<void> | undefined;
    let shown = false;
    await filling.answer("A1", () => {
      if (shown) meanwhile ??= filling.answer("A2", () => ({ value: "no" }));
      shown = true;
      return { value: "yes" };
    });
    await meanwhile;

    expect(filling.draft.answers).toEqual({ A1: { value: "yes" }, A2: { value: "no" } });
    expect((await keptDraft(database, "visit-1"))?.answers).toEqual(filling.draft.answers);
  });

  it("says so when the device could not keep it, and keeps it on the next try", async () => {
    const { database, filling } = await begin();
    const full = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await filling.answer("A1", () => ({ value: "yes" }));
    expect(filling.saved).toBe("failed");

    full.mockRestore();
    await filling.retry();
    expect(filling.saved).toBe("saved");
    expect((await keptDraft(database, "visit-1"))?.answers).toEqual({ A1: { value: "yes" } });
  });

  it("takes in what a page that ended too early has left, and keeps its notes until that is written", async () => {
    const { database, filling } = await begin();
    const full = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await filling.answer("A1", () => ({ value: "yes" }));
    filling.close();
    await new Promise((done) => setTimeout(done));
    const next = await Filling.open(database, makeDraft());
    expect(next.draft.answers).toEqual({ A1: { value: "yes" } });
    await expect.poll(() => next.saved).toBe("failed");
    expect(Object.keys(localStorage)).not.toEqual([]);

    full.mockRestore();
    await next.retry();
    expect((await keptDraft(database, "visit-1"))?.answers).toEqual({ A1: { value: "yes" } });
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it("takes in what another tab answers", async () => {
    const { database, filling } = await begin();
    const other = new Filling(database, makeDraft());
    await filling.answer("A1", () => ({ value: "yes" }));
    await other.answer("A2", () => ({ value: "no" }));

    await expect.poll(() => Object.keys(filling.draft.answers)).toEqual(["A1", "A2"]);
  });
});
