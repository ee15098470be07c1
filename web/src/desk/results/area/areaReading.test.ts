import { afterEach, describe, expect, it } from "vitest";
import type { AreaFigures, PairedChange } from "../../../api/areas";
import { chooseLanguage } from "../../../words/language.svelte";
import { apartSentences, pairedSentence, tint } from "./areaReading";

afterEach(() => chooseLanguage("en"));

const change = (verdict: PairedChange["verdict"], difference: string): PairedChange => ({
  branches: 10,
  difference,
  interval: { low: "0.4", high: "7.8" },
  verdict,
});
const reliability = (allowed: "nothing" | "rank" | "reward", to_rank: number | null): AreaFigures["reliability"] => ({
  icc: "0.38",
  reliability: "0.72",
  visits: "4.3",
  to_rank,
  to_reward: 7,
  allowed,
});

describe("the change of a region", () => {
  it("is told over the branches visited both times, no surer than the verdict", () => {
    expect(pairedSentence(change("clear", "4.1"))).toBe("Clearly better: +4.1 points, over 10 branches visited both times.");
    expect(pairedSentence(change("likely", "-4.1"))).toContain("Probably worse: −4.1 points");
    expect(pairedSentence(change("none", "4.1"))).toBe("No clear change: +4.1 points over 10 branches could be chance.");
    expect(pairedSentence(change("none", "0.0"))).toBe("No change.");
    expect(pairedSentence(null)).toBe("No branch was visited in both waves.");
  });
});

describe("what the figures are good for", () => {
  it("is said with what ranks and rewards would take", () => {
    expect(apartSentences(reliability("nothing", 4)).join(" ")).toContain("Ranking would take 4 visits a branch");
    expect(apartSentences(reliability("rank", 4))).toEqual([
      "38 % of what sets single visits apart belongs to the branch, the rest to the visit.",
      "Good enough for ranks; for rewards it would take 7 visits a branch.",
    ]);
    expect(apartSentences(reliability("reward", 4))[1]).toBe("Good enough for ranks and for rewards.");
  });

  it("ranks nobody where branches differ no more than visits do", () => {
    expect(apartSentences(reliability("nothing", null))).toEqual(["The branches differ no more than visits of one branch do, so nobody is ranked."]);
    expect(apartSentences(null)).toEqual([]);
  });
});

it("a cell is darker the lower its score, and the more frequent its fault", () => {
  expect([tint("100.0", "score"), tint("70.0", "score"), tint("0.0", "score")]).toEqual([0, 12, 24]);
  expect([tint("0.0", "share"), tint("30.0", "share"), tint(null, "share")]).toEqual([0, 12, 0]);
});
