import type { BranchLine, Change, Gate } from "../../api/results";
import { language, locales } from "../../words/language.svelte";
import { say } from "../../words/results";
import { changeText, scoreText } from "../figures";

/** Whether so few visits allow a figure for the branch at all; one visit is a snapshot. */
export function hasFigure(gate: Gate): boolean {
  return gate !== "nothing" && gate !== "card";
}

/** Whether there are visits enough for a band, if only a provisional one. */
export function allowsBand(gate: Gate): boolean {
  return gate === "score" || gate === "band";
}

/** One sentence on what became of the score since the wave before; no more than the visits allow. */
export function changeSentence(change: Change | null, before?: object | null): string {
  if (!change) return before === null ? say("change.first") : say("change.unknown");
  if (Number(change.difference) === 0) return say("change.same");
  const difference = changeText(change.difference);
  if (change.verdict === "none") {
    const more = change.more_visits ? ` ${say("change.more", { count: change.more_visits })}` : "";
    return say("change.none", { difference }) + more;
  }
  const way = Number(change.difference) > 0 ? "up" : "down";
  return say(`change.${change.verdict}.${way}`, { difference, before: scoreText(change.before) ?? "" });
}

export type RegionGroup = { code: string; name: string; branches: BranchLine[] };

/** Branches by region, both in the order of their names: never by score. */
export function byRegion(branches: readonly BranchLine[]): RegionGroup[] {
  const groups = new Map<string, RegionGroup>();
  for (const branch of branches) {
    const group = groups.get(branch.region.code) ?? { ...branch.region, branches: [] };
    group.branches.push(branch);
    groups.set(branch.region.code, group);
  }
  const named = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, locales[language()]);
  return [...groups.values()].sort(named).map((group) => ({ ...group, branches: group.branches.sort(named) }));
}

export function numeric(value: string | number | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

/** The label of a bar: what it shows, for those who can't see it. */
export function meterLabel(score: string | null, target: string | null | undefined): string {
  if (score === null) return say("meter.none");
  const text = scoreText(score) ?? "";
  return target ? say("meter", { score: text, target: scoreText(target) ?? "" }) : say("meter.noTarget", { score: text });
}

/** How far a score is from its target, in words. */
export function gapText(gap: string, target: string): string {
  const way = Number(gap) > 0 ? "above" : Number(gap) < 0 ? "below" : "on";
  const words = { gap: scoreText(Math.abs(Number(gap))) ?? "", target: scoreText(target) ?? "" };
  return way === "on" ? say("score.gap.on", { target: words.target }) : say(`score.gap.${way}`, words);
}
