import { describe, expect, it } from "vitest";
import { nothingHeard, type Parcel } from "../offline/database";
import { makeDraft, makeForm, makeHandIn } from "../testing/build";
import { quarters, receiptsOf } from "./receipts";

const form = makeForm({ question: "A1", type: "yes_no", title: { en: "Greeted?" } });
const draft = makeDraft({ answers: { A1: { value: "yes", photos: ["one", "two", "three"] } } });
const parcel: Parcel = {
  submission: "submission-1",
  visit: "visit-1",
  handIn: makeHandIn(draft),
  photos: ["one", "two", "three"],
  arrived: ["one"],
  ...nothingHeard(),
  unfit: [{ path: "two", code: "too_large", message: "" }],
  state: "waiting",
  refusal: null,
  tries: 0,
  nextTry: 0,
  receivedAt: null,
};
const standings = (given: Partial<Parcel>, sending: string | null = null) =>
  receiptsOf({ ...parcel, ...given }, form, draft, sending).map(({ standing }) => standing);

describe("the receipts of a hand-in", () => {
  it("say of the answers and of each photo where it stands", () => {
    expect(standings({}, "three")).toEqual(["waiting", "safe", "unfit", "sending"]);
    expect(standings({}, "answers")).toEqual(["sending", "safe", "unfit", "waiting"]);
  });

  it("say that the answers are safe as soon as they are held", () => {
    expect(standings({ heldAt: "2026-11-21T07:00:05Z" })[0]).toBe("safe");
  });

  it("lead to the question of a photo that was not taken, with the reason", () => {
    expect(receiptsOf(parcel, form, draft, null)[2]).toMatchObject({
      number: 2,
      code: "too_large",
      at: { section: "A", question: "A1" },
    });
  });

  it("are told by the quarter to who listens", () => {
    const told = Array.from({ length: 22 }, (_, safe) => quarters(safe, 21));
    expect(new Set(told)).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(told.indexOf(4)).toBe(21);
  });
});
