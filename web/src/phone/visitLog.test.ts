import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Database, Draft } from "../offline/database";
import { logOf } from "../offline/log";
import { makeDraft, makeForm, newDatabase } from "../testing/build";
import { valueText, VisitLog } from "./visitLog";

const form = makeForm(
  { question: "A1", type: "yes_no", title: "Greeted?" },
  { question: "A2", type: "text", title: "What?" },
);
let database: Database;
let draft: Draft;
let log: VisitLog;

beforeEach(async () => {
  database = await newDatabase();
  draft = makeDraft();
  log = new VisitLog(database, form, () => draft);
});

const rows = async () => {
  await log.written();
  return logOf(database, "visit-1");
};
const events = async () => (await rows()).map(({ event, node }) => `${event} ${node}`.trim());

function show(state: "hidden" | "visible"): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

describe("the log of a visit", () => {
  it("has one row a stay at a question, from its first touch to its last", async () => {
    vi.spyOn(Date, "now").mockReturnValueOnce(1_000).mockReturnValue(5_000);
    log.touch("A1");
    log.touch("A1");
    log.touch("A2");
    vi.restoreAllMocks();
    const [first] = await rows();
    expect(await events()).toEqual(["question /shop/A/A1", "question /shop/A/A2"]);
    expect(first).toMatchObject({ start: 1_000, end: 5_000, old_value: "", new_value: "" });
  });

  it("says what a stay changed, and from what", async () => {
    draft = makeDraft({ answers: { A1: { value: "no" } } });
    log.touch("A1");
    draft = makeDraft({ answers: { A1: { value: "yes" } } });
    log.touch("A2");
    expect((await rows())[0]).toMatchObject({ old_value: "no", new_value: "yes" });
  });

  it("says what the last stay changed too, when all of it is asked for", async () => {
    log.touch("A1");
    draft = makeDraft({ answers: { A1: { value: "yes" } } });
    expect((await rows())[0]).toMatchObject({ old_value: "", new_value: "yes" });
  });

  it("holds a stay from its first touch on, should the phone die in the middle of it", async () => {
    log.touch("A1");
    expect(await events()).toEqual(["question /shop/A/A1"]);
  });

  it("tells when the form was opened, left, come back to and kept", async () => {
    const close = log.open();
    log.touch("A1");
    draft = makeDraft({ answers: { A1: { value: "yes" } } });
    show("hidden");
    show("visible");
    vi.restoreAllMocks();
    close();
    await log.written();
    const again = new VisitLog(database, form, () => draft).open();
    again();
    await vi.waitFor(async () =>
      expect(await events()).toEqual([
        "form start",
        "question /shop/A/A1",
        "form save",
        "form exit",
        "form resume",
        "form exit",
        "form resume",
        "form exit",
      ]),
    );
  });

  it("has the taps of the clock, those taken back too", async () => {
    log.tapped("door", undefined, 12.4);
    log.tapped("door", 12.4, undefined);
    expect((await rows()).map(({ node, old_value, new_value }) => [node, old_value, new_value])).toEqual([
      ["/shop/events/door", "", "12.4"],
      ["/shop/events/door", "12.4", ""],
    ]);
  });

  it("costs only itself when it can't be written", async () => {
    database.close();
    log.touch("A1");
    log.tapped("door", undefined, 0);
    await expect(log.written()).resolves.toBeUndefined();
  });

  it("writes an answer as one text", () => {
    expect(valueText({ value: { have: 3, of: 4 } })).toBe("3/4");
    expect(valueText({ value: ["a", "b"] })).toBe("a b");
    expect(valueText({ state: "not_observed" })).toBe("not_observed");
    expect(valueText({})).toBe("");
  });
});
