import { describe, expect, it } from "vitest";
import { makeDraft, makeHandIn, makeOutcome, makeVisit } from "../testing/build";
import { nothingHeard, type Parcel } from "../offline/database";
import { byGroup, dayAt, daysBetween, due, type Group } from "./due";

const now = new Date("2026-11-25T15:59:00Z");
const parcel = (given: Partial<Parcel>): Parcel => ({
  submission: "submission-1",
  visit: "visit-1",
  handIn: makeHandIn(makeDraft()),
  photos: [],
  arrived: [],
  ...nothingHeard(),
  state: "waiting",
  refusal: null,
  tries: 0,
  nextTry: 0,
  receivedAt: null,
  ...given,
});
const refusal = { status: 422, code: "not_ready", message: "", problems: [], at: "2026-11-25T15:00:00Z" };
const group = (visit: Parameters<typeof makeVisit>[0], rest: Partial<Parameters<typeof due>[0]> = {}): Group =>
  due({ visit: makeVisit(visit), draft: undefined, outcome: undefined, parcels: [], ...rest }, now).group;

describe("a visit in the list", () => {
  it.each([
    ["soon while its last day is to come", { window_to: "2026-11-26" }, "soon"],
    ["due today on its last day", { window_to: "2026-11-25" }, "today"],
    ["late the day after", { window_to: "2026-11-24" }, "late"],
    ["sent back when a reviewer asks for more", { status: "sent_back", window_to: "2026-11-01" }, "back"],
    ["handed in when the server has it", { status: "handed_in" }, "handed_in"],
    ["approved at the end", { status: "approved" }, "approved"],
  ] as const)("is %s", (_, visit, expected) => {
    expect(group(visit)).toBe(expected);
  });

  it("counts the days where the branch is, not where the phone is", () => {
    const late = new Date("2026-11-25T16:01:00Z");
    expect([dayAt(now, "Asia/Kuala_Lumpur"), dayAt(late, "Asia/Kuala_Lumpur"), dayAt(late, "Asia/Jakarta")]).toEqual([
      "2026-11-25",
      "2026-11-26",
      "2026-11-25",
    ]);
  });

  it("counts days over the end of a month", () => {
    expect(daysBetween("2026-11-29", "2026-12-02")).toBe(3);
  });

  it("counts as handed in while it waits for signal", () => {
    expect(group({ status: "started" }, { draft: makeDraft(), parcels: [parcel({})] })).toBe("handed_in");
  });

  it("stays to be done when the hand-in was refused", () => {
    expect(
      group(
        { status: "started", window_to: "2026-11-26" },
        { draft: makeDraft(), parcels: [parcel({ state: "refused", refusal })] },
      ),
    ).toBe("soon");
  });

  it("is sent back although an older hand-in of it has arrived", () => {
    const sent_back = { reason: "Look again", questions: [], decided_at: "2026-11-24T00:00:00Z" };
    const outcome = makeOutcome({ status: "sent_back", sent_back });
    expect(
      group({ status: "sent_back" }, { draft: makeDraft(), outcome, parcels: [parcel({ state: "arrived" })] }),
    ).toBe("back");
  });

  it("stands with its group, the most pressing first", () => {
    const all = [
      makeVisit({ id: "c", window_to: "2026-11-30" }),
      makeVisit({ id: "a", window_to: "2026-11-20" }),
      makeVisit({ id: "b", window_to: "2026-11-26" }),
    ];
    const listed = byGroup(all.map((visit) => due({ visit, draft: undefined, outcome: undefined, parcels: [] }, now)));

    expect(listed.map(({ group, visits }) => [group, visits.map(({ visit }) => visit.id)])).toEqual([
      ["late", ["a"]],
      ["soon", ["b", "c"]],
    ]);
  });

  it("stands with the latest first once it is approved", () => {
    const approved = (id: string, approved_at: string) =>
      due(
        {
          visit: makeVisit({ id, status: "approved" }),
          draft: undefined,
          outcome: makeOutcome({ status: "approved", approved_at }),
          parcels: [],
        },
        now,
      );
    const listed = byGroup([approved("old", "2026-10-01T00:00:00Z"), approved("new", "2026-11-01T00:00:00Z")]);

    expect(listed[0]?.visits.map(({ visit }) => visit.id)).toEqual(["new", "old"]);
  });
});
