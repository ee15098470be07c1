import { beforeEach, describe, expect, it } from "vitest";
import { addToLog, logOf, MOST_ROWS, rewriteInLog } from "../offline/log";
import type { Database, LogRow } from "../offline/database";
import { beginDraft, forgetVisit } from "../offline/drafts";
import { makeDraft, makeForm, newDatabase } from "../testing/build";
import { handInOf, packed } from "./handing";

const form = makeForm({ question: "A1", type: "yes_no", title: "Greeted?" });
const now = new Date("2026-11-21T07:00:00Z");
const row = (given: Partial<LogRow> = {}): LogRow => ({
  event: "question",
  node: "/shop/A/A1",
  start: 1_763_700_000_000,
  end: null,
  old_value: "",
  new_value: "",
  ...given,
});

describe("what is handed in", () => {
  it("holds what was captured, and of the photos only what the answers name", () => {
    const draft = makeDraft({
      answers: { A1: { value: "yes", photos: ["a".repeat(64)] } },
      taps: [{ event: "door", seconds: 0, at: "2026-11-21T06:30:00Z", taken_back: false }],
      gaps: [{ after: 12, counted: 4, why: "reopened" }],
      photoNotes: {
        ["a".repeat(64)]: { source: "camera", taken_at: null, latitude: null, longitude: null, caption: "Door", blurred: 0 },
        ["b".repeat(64)]: { source: "album", taken_at: null, latitude: null, longitude: null, caption: "", blurred: 0 },
      },
      replies: { A1: "I looked again.", A2: "  " },
    });
    const { capture, outcome } = handInOf(draft, form, now, [row()]);

    expect(outcome).toBe("visited");
    expect(capture?.taps).toEqual([{ event: "door", seconds: 0, at: "2026-11-21T06:30:00.000Z", taken_back: false }]);
    expect(capture?.gaps).toEqual([{ after: 12, counted: 4, why: "reopened" }]);
    expect(Object.keys(capture?.photos ?? {})).toEqual(["a".repeat(64)]);
    expect(capture?.replies).toEqual({ A1: "I looked again." });
    expect(capture?.log).toHaveLength(1);
  });

  it("is what happened and its proof where there was no visit", () => {
    const draft = makeDraft({ outcome: "closed", told: " The shutters were down. ", proof: ["c".repeat(64)] });
    expect(handInOf(draft, form, now)).toMatchObject({
      outcome: "closed",
      document: { told: "The shutters were down.", photos: ["c".repeat(64)] },
    });
  });

  it("can be taken by the server even when the phone once believed it was 1970", () => {
    const draft = makeDraft({
      taps: [{ event: "door", seconds: 0, at: "1970-01-01T00:00:09Z", taken_back: false }],
      places: { check_in: { told: "refused", at: "1970-01-01T00:00:09Z", latitude: null, longitude: null, accuracy: null } },
    });
    const { capture } = handInOf(draft, form, now, [row({ start: 9_000, end: -1 })]);
    const told = [capture?.taps?.[0]?.at, capture?.places?.check_in?.at, new Date(capture?.log?.[0]?.end ?? 0).toISOString()];
    for (const at of told) expect(Date.parse(at ?? "")).toBeGreaterThan(Date.UTC(2000, 0, 1));
  });
});

describe("the log", () => {
  let database: Database;
  beforeEach(async () => {
    database = await newDatabase();
  });

  it("ends with the handing in, which is kept too", async () => {
    await addToLog(database, "visit-1", row());
    const { capture } = await packed(database, makeDraft(), form, now);
    expect(capture?.log?.map(({ event }) => event)).toEqual(["question", "form finalize"]);
    expect(await logOf(database, "visit-1")).toHaveLength(2);
  });

  it("grows with a stay, and cuts what is too long for the server", async () => {
    const key = (await addToLog(database, "visit-1", row())) as number;
    await rewriteInLog(database, "visit-1", key, row({ end: 1_763_700_005_000, new_value: "x".repeat(3000) }));
    const [only] = await logOf(database, "visit-1");
    expect(only).toMatchObject({ end: 1_763_700_005_000 });
    expect(only?.new_value).toHaveLength(2000);
  });

  it("keeps its last rows for what changed something, and is never longer than the server takes", async () => {
    await fill(MOST_ROWS - 500);
    expect(await addToLog(database, "visit-1", row())).toBeUndefined();
    expect(await addToLog(database, "visit-1", row({ new_value: "yes" }))).toBeDefined();
    await fill(499);
    expect(await addToLog(database, "visit-1", row({ event: "form exit" }))).toBeUndefined();
    expect(await database.countOfVisit("log", "visit-1")).toBe(MOST_ROWS);
  }, 30_000);

  async function fill(rows: number): Promise<void> {
    await database.write(["log"], async ({ store }) => {
      for (let one = 0; one < rows; one++) void store.add({ ...row(), visit: "visit-1" });
    });
  }

  it("is cleared with its visit, and no other", async () => {
    await beginDraft(database, makeDraft());
    const key = (await addToLog(database, "visit-1", row())) as number;
    await addToLog(database, "visit-2", row());
    await forgetVisit(database, "visit-1");
    await rewriteInLog(database, "visit-1", key, row());
    expect(await logOf(database, "visit-1")).toEqual([]);
    expect(await logOf(database, "visit-2")).toHaveLength(1);
  });
});
