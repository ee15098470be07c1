import { afterEach, describe, expect, it } from "vitest";
import type { BranchLine, Change } from "../../api/results";
import { chooseLanguage } from "../../words/language.svelte";
import { allowsBand, byRegion, changeSentence, hasFigure } from "./reading";

afterEach(() => chooseLanguage("en"));

const change = (verdict: Change["verdict"], difference: string, more_visits: number | null = null): Change => ({
  before: "79.0",
  visits_before: 4,
  difference,
  interval: { low: "-10.5", high: "22.5" },
  verdict,
  more_visits,
});

describe("the sentence on a change", () => {
  it("claims only as much as the comparison allows", () => {
    expect(changeSentence(change("clear", "9.5"), { n: 8 })).toBe("Clearly better: +9.5 points, from 79.0.");
    expect(changeSentence(change("likely", "-4.0"), { n: 8 })).toBe("Probably worse: −4.0 points, from 79.0.");
    expect(changeSentence(change("none", "6.0", 12), { n: 4 })).toBe(
      "No clear change: +6.0 points could be chance. About 12 more visits a wave would settle it.",
    );
  });

  it("tells too few visits from no wave before", () => {
    expect(changeSentence(null, { n: 1 })).toBe("There is too little to compare.");
    expect(changeSentence(null, null)).toBe("No wave before to compare with.");
    expect(changeSentence(null)).toBe("There is too little to compare.");
  });

  it("does not call nothing a chance", () => {
    expect(changeSentence(change("none", "0.0"), { n: 4 })).toBe("No change.");
  });

  it("writes figures as the language does", async () => {
    await chooseLanguage("id");
    expect(changeSentence(change("clear", "9.5"), { n: 8 })).toContain("+9,5 poin, dari 79,0");
  });
});

describe("the branches of a wave", () => {
  const branch = (name: string, region: string, mean: string | null) => ({ name, mean, region: { code: region, name: region } }) as BranchLine;

  it("stand by region and name, never by score", () => {
    const groups = byRegion([branch("Melati", "South", "91.0"), branch("Kenanga", "North", "60.0"), branch("Anggerik", "South", "70.0")]);
    expect(groups.map((group) => [group.name, group.branches.map((one) => one.name)])).toEqual([
      ["North", ["Kenanga"]],
      ["South", ["Anggerik", "Melati"]],
    ]);
  });

  it("have no figure before the second visit", () => {
    expect((["nothing", "card", "mean", "score", "band"] as const).map(hasFigure)).toEqual([false, false, true, true, true]);
  });

  it("have no band, nor its colours, before the fourth", () => {
    expect((["nothing", "card", "mean", "score", "band"] as const).map(allowsBand)).toEqual([false, false, false, true, true]);
  });
});
