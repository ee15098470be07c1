import { afterEach, describe, expect, it } from "vitest";
import type { Curve } from "../../form/definition";
import { chooseLanguage } from "../../words/language.svelte";
import { curveText, rowsOf } from "./curveText";
import { drawingOf } from "./drawing";
import { curveFaults, kindOf, KINDS, madeOf, switched, targetOf, withTier } from "./kinds";
import { presetsOf } from "./presets";

const every: Curve[] = [
  { target: 300 },
  { target: 300, limit: 600 },
  { target: 300, half_every: 120 },
  { tiers: [[300, 1], [600, 0.5]] },
  { rhythm: [30, 90, 300, 360] },
];

describe("a curve", () => {
  it.each(every.map((curve, at) => [KINDS[at], curve] as const))("is known as %s by its numbers", (kind, curve) => expect(kindOf(curve)).toBe(kind));

  it.each([[undefined], ["soon"], [{}], [{ target: "soon" }], [null], [{ tiers: 3 }]])("is none when it is %j", (broken) => expect(kindOf(broken)).toBeUndefined());

  it.each(every.flatMap((curve) => KINDS.map((kind) => [kindOf(curve), kind, curve] as const)))("from %s to %s keeps its target and is in order", (_, kind, curve) => {
    const next = switched(curve, kind);
    expect([kindOf(next), targetOf(next), curveFaults(next)]).toEqual([kind, 300, []]);
  });

  it("stays the very same when its kind stays", () => expect(switched(every[2] as Curve, "halving")).toBe(every[2]));

  it.each([0, 1, 3, 10, 3600])("made around a target of %d seconds is in order", (target) => {
    for (const kind of KINDS) expect(curveFaults(madeOf(kind, target))).toEqual([]);
  });

  it("gets a further step as far on, for half as much", () => {
    expect(withTier([[180, 1], [300, 0.5]])).toEqual([[180, 1], [300, 0.5], [420, 0.25]]);
  });

  it.each<[Curve, unknown[]]>([
    [{ target: 600, limit: 300 }, [{ at: 1, code: "limit", before: 600 }]],
    [{ target: 600, limit: 600 }, [{ at: 1, code: "limit", before: 600 }]],
    [{ target: 600, half_every: 0 }, [{ at: 1, code: "halfEvery", before: 0 }]],
    [{ tiers: [[300, 1], [300, 2]] }, [{ at: 2, code: "order", before: 300 }, { at: 3, code: "credit", before: 0 }]],
    [{ rhythm: [30, 30, 20, 360] }, [{ at: 1, code: "order", before: 30 }, { at: 2, code: "order", before: 30 }]],
    [{ rhythm: [30, 90, 90, 360] }, []],
  ])("says which numbers of %j are out of order", (curve, faults) => expect(curveFaults(curve)).toEqual(faults));

  it.each(["duration", "number"] as const)("of every example for a %s is in order", (measure) => {
    for (const [, curve] of presetsOf(measure)) expect(curveFaults(curve)).toEqual([]);
  });
});

describe("a drawn curve", () => {
  it("shades from the target on, and marks target and limit", () => {
    const drawing = drawingOf({ target: 300, limit: 600 }, "duration");
    expect([drawing.failing, drawing.marks, drawing.from]).toEqual([[{ from: 300, to: drawing.to }], [300, 600], 0]);
    expect(drawing.to).toBeGreaterThan(600);
  });

  it("shades both ends of a rhythm, up to half the credit", () => {
    const { failing, to } = drawingOf({ rhythm: [30, 90, 240, 360] }, "duration");
    expect(failing).toEqual([{ from: 0, to: 60 }, { from: 300, to }]);
  });

  it("shades a timed question past its first step, and a number only below half a credit", () => {
    const tiers: Curve = { tiers: [[5, 1], [10, 0.5], [20, 0.2]] };
    const [time, number] = [drawingOf(tiers, "duration"), drawingOf(tiers, "number")];
    expect([time.failing, number.failing]).toEqual([[{ from: 5, to: time.to }], [{ from: 10, to: 20 }, { from: 20, to: number.to }]]);
  });

  it.each(every)("of %j is a line from end to end that stays between no credit and all", (curve) => {
    const { line, from, to } = drawingOf(curve, "duration");
    expect([line[0]?.at, line.at(-1)?.at]).toEqual([from, to]);
    expect(line.every(({ at, credit }, place) => credit >= 0 && credit <= 1 && at >= (line[place - 1]?.at ?? from))).toBe(true);
  });

  it.each(every)("of %j moves: the same kind has as many bends, whatever its numbers", (curve) => {
    const kind = kindOf(curve) as (typeof KINDS)[number];
    expect(drawingOf(madeOf(kind, 77), "duration").line.length).toBe(drawingOf(curve, "duration").line.length);
  });

  it.each([1, 10, 60, 300, 3600, 36000])("with a target of %d seconds has few ticks, at whole times", (target) => {
    const { ticks } = drawingOf({ target }, "duration");
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(8);
    expect(ticks[0]).toBe(0);
  });

  it("of a number below nothing begins there", () => {
    expect(drawingOf({ tiers: [[-4, 1], [2, 0.5]] }, "number").from).toBe(-4);
  });
});

describe("a curve in words", () => {
  afterEach(() => chooseLanguage("en"));

  it.each<[Curve, string]>([
    [{ target: 300 }, "Full credit up to 5:00, none after."],
    [{ target: 300, limit: 600 }, "Full credit up to 5:00, then less and less; none from 10:00."],
    [{ target: 300, half_every: 120 }, "Full credit up to 5:00; beyond it, half as much every 2:00."],
    [{ tiers: [[300, 1], [600, 0.5]] }, "Credit 1 up to 5:00 and 0.5 up to 10:00; none beyond."],
    [{ rhythm: [30, 90, 240, 360] }, "Full credit from 1:30 to 4:00; none up to 0:30 and from 6:00."],
  ])("%j", (curve, said) => expect(curveText(curve, "duration")).toBe(said));

  it("writes decimals as the language does", async () => {
    await chooseLanguage("id");
    expect(curveText({ tiers: [[2.5, 1], [10, 0.5]] }, "number")).toBe("Kredit 1 sampai 2,5 dan 0,5 sampai 10; sesudahnya tidak ada.");
  });

  it("is a table too: the credit at each number, between and beyond", () => {
    expect(rowsOf({ target: 300, limit: 600 }, "duration")).toEqual([
      { at: "5:00", credit: "1", fails: false },
      { at: "7:30", credit: "0.5", fails: true },
      { at: "10:00", credit: "0", fails: true },
      { at: "12:00", credit: "0", fails: true },
    ]);
    expect(rowsOf({ target: 300, half_every: 120 }, "duration").map(({ credit }) => credit)).toEqual(["1", "0.5", "0.25", "0.125", "0.0625"]);
    expect(rowsOf({ rhythm: [30, 90, 240, 360] }, "duration").map(({ fails }) => fails)).toEqual([true, false, false, true, true]);
  });
});
