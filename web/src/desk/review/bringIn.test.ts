import { beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../../api/client";
import type { Rescued } from "../../rescue/reading";
import { makeDraft, makeHandIn } from "../../testing/build";
import { bringIn } from "./bringIn";

const sent = vi.hoisted(() => ({ photos: [] as string[], documents: [] as unknown[], there: [] as string[], bad: new Map<string, string>() }));
vi.mock("../../api/handingIn", () => ({
  arrivedPhotos: async () => sent.there,
  putPhoto: async (_: string, { sha256 }: { sha256: string }) => {
    const code = sent.bad.get(sha256);
    if (code) throw new Problem(code === "not_found" ? 404 : 415, code, "", []);
    sent.photos.push(sha256);
  },
  putSubmission: async (submission: string, handIn: unknown) => {
    sent.documents.push(handIn);
    return { submission, status: "handed_in", photos_missing: [] };
  },
}));

const photo = (sha256: string) => ({ sha256, mediaType: "image/jpeg", bytes: new ArrayBuffer(1) });
const file: Rescued = {
  visit: { format: 1, submission: "submission-1", hand_in: { ...makeHandIn(makeDraft({ answers: { A1: { photos: ["a", "b", "c"] } } })), sent_at: "2026-11-22T03:00:00Z" }, made_at: "2026-11-22T03:00:00Z" },
  photos: [photo("a"), photo("b"), photo("c")],
};

beforeEach(() => {
  Object.assign(sent, { photos: [], documents: [], there: [], bad: new Map() });
});

describe("bringing a rescue file in", () => {
  it("sends each photo, then the document, and tells how far it is", async () => {
    const told: number[] = [];
    expect((await bringIn(file, (done) => told.push(done))).receipt.submission).toBe("submission-1");
    expect([sent.photos, told]).toEqual([["a", "b", "c"], [1, 2, 3]]);
  });

  it("says nothing of the phone's clock, which is not here", async () => {
    await bringIn(file, () => undefined);
    expect(sent.documents).toEqual([{ ...file.visit.hand_in, sent_at: null }]);
  });

  it("leaves in the file what the hand-in does not name: notes, and photos that were put to no question", async () => {
    const visit = { ...file.visit, notes: "For myself" };
    await bringIn({ visit, photos: [...file.photos, photo("tray")] }, () => undefined);
    expect(sent.photos).toEqual(["a", "b", "c"]);
    expect(JSON.stringify(sent.documents)).not.toContain("For myself");
  });

  it("does not send again what has arrived", async () => {
    sent.there = ["b"];
    await bringIn(file, () => undefined);
    expect(sent.photos).toEqual(["a", "c"]);
  });

  it("goes on after a photo that is none, and names it", async () => {
    sent.bad.set("b", "not_a_photo");
    expect((await bringIn(file, () => undefined)).refused.map(({ sha256 }) => sha256)).toEqual(["b"]);
    expect(sent.documents).toHaveLength(1);
  });

  it("stops when the visit is not one that may be brought in", async () => {
    sent.bad.set("a", "not_found");
    await expect(bringIn(file, () => undefined)).rejects.toMatchObject({ code: "not_found" });
    expect(sent.documents).toEqual([]);
  });
});
