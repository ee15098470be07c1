import { describe, expect, it } from "vitest";
import type { DressChoice } from "../../api/dresses";
import { previewAddress } from "../../api/dresses";
import { asAccent, branchPages, isAccent, isSame, regionPages, withPages } from "./dressChoice";

const plain: DressChoice = { name: "", accent: "#34556b", logo: null, cover: false, left_out: [], language: null };

describe("a colour as people write it", () => {
  it.each([
    ["FFD500", "#ffd500"],
    [" #FfD500 ", "#ffd500"],
    ["#fd0", "#ffdd00"],
    ["yellow", "yellow"],
    ["#ffd50", "#ffd50"],
  ])("%j becomes %j", (typed, accent) => expect(asAccent(typed)).toBe(accent));

  it("is known to be one only when it is whole", () => {
    expect(["#ffd500", "#FFD500", "#fd0", "ffd500"].map(isAccent)).toEqual([true, false, false, false]);
  });
});

describe("choosing pages", () => {
  it("leaves out what is not printed and keeps what was chosen among the other pages", () => {
    const choice = { ...plain, left_out: ["heat" as const, "time" as const] };
    const printed = branchPages.filter((page) => page !== "photos");

    expect(withPages(choice, branchPages, printed)).toEqual(["heat", "photos"]);
    expect(withPages(choice, regionPages, regionPages)).toEqual(["time"]);
  });

  it("is no change when every page is chosen as before", () => {
    expect(isSame(plain, { ...plain, left_out: withPages(plain, branchPages, branchPages) })).toBe(true);
    expect(isSame(plain, { ...plain, cover: true })).toBe(false);
  });
});

describe("the address of a preview", () => {
  it("carries every choice, and the reader's language where the client chose none", () => {
    const address = previewAddress(3, { ...plain, name: "A & B", logo: "0f", left_out: ["photos", "time"], cover: true }, "ms");
    const said = new URL(address, "http://here").searchParams;

    expect(address).toMatch(/^\/api\/clients\/3\/dress\/preview\.pdf\?/);
    expect(Object.fromEntries(said)).toEqual({ name: "A & B", accent: "#34556b", cover: "true", language: "ms", logo: "0f", left_out: "photos,time" });
  });

  it("leaves out what nobody chose", () => {
    const said = new URL(previewAddress(3, { ...plain, language: "id" }, "ms"), "http://here").searchParams;

    expect(Object.fromEntries(said)).toEqual({ name: "", accent: "#34556b", cover: "false", language: "id" });
  });
});
