import { beforeEach, describe, expect, it } from "vitest";
import { Mending } from "./mending.svelte";

beforeEach(() => sessionStorage.clear());

describe("what is to be mended", () => {
  it("is handed on in the order of the form, without spaces around it", () => {
    const mending = new Mending(1);
    mending.ask("B2", " who smiled? ");
    mending.ask("A4", "which machine?");
    expect(mending.inOrder(["A1", "A4", "B2"])).toEqual([
      { question: "A4", reason: "which machine?" },
      { question: "B2", reason: "who smiled?" },
    ]);
  });

  it("points at the first question that does not say what to mend", () => {
    const mending = new Mending(1);
    mending.ask("A4", "which machine?");
    expect(mending.unexplained).toBeUndefined();
    mending.ask("B2", "  ");
    expect(mending.unexplained).toBe("B2");
    mending.drop("B2");
    expect([mending.count, mending.unexplained]).toEqual([1, undefined]);
  });

  it("outlives a reload, for its own revision only, until the visit is decided", () => {
    const mending = new Mending(7);
    mending.ask("A4", "which machine?");
    mending.overall = "Two things.";
    const again = new Mending(7);
    expect([again.reason("A4"), again.overall, new Mending(8).count]).toEqual(["which machine?", "Two things.", 0]);
    again.done();
    expect(new Mending(7).count).toBe(0);
  });
});
