import { describe, expect, it } from "vitest";
import type { Draft, Parcel } from "../offline/database";
import { makeDraft, makeOutcome } from "../testing/build";
import { holdsSomething, isUnsent } from "./unsent";

const parcel = (state: Parcel["state"]): Parcel => ({ state }) as Parcel;
const written = makeDraft({ jottings: "Counter three" });

describe("what was made on a phone", () => {
  it.each<[string, Partial<Draft>]>([
    ["a word", { jottings: "Counter three" }],
    ["a tap", { taps: [{ event: "door", seconds: 0, at: "2026-11-21T06:30:00Z", taken_back: true }] }],
    ["an answer", { answers: { A1: { value: "no" } } }],
    ["a photo on the way", { tray: ["a".repeat(64)] }],
    ["a photo that proves", { proof: ["a".repeat(64)] }],
    ["a story", { told: "It was shut" }],
    ["a reply", { replies: { A1: "Again" } }],
  ])("is something when it is %s", (_, made) => expect(holdsSomething(makeDraft(made))).toBe(true));

  it("is nothing when a visit was only begun, or all was cleared again", () => {
    expect(holdsSomething(makeDraft({ jottings: " ", answers: { A1: {} }, replies: { A1: "" } }))).toBe(false);
  });

  it("is only here until its own hand-in has arrived, whatever came from another phone", () => {
    expect(isUnsent(written, undefined, undefined)).toBe(true);
    expect(isUnsent(written, parcel("waiting"), undefined)).toBe(true);
    expect(isUnsent(written, parcel("refused"), makeOutcome({ submission: "elsewhere" }))).toBe(true);
    expect(isUnsent(written, parcel("arrived"), undefined)).toBe(false);
    expect(isUnsent(written, undefined, makeOutcome({ submission: written.submission }))).toBe(false);
  });
});
