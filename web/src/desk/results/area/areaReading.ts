import type { AreaFigures, PairedChange } from "../../../api/areas";
import { say } from "../../../words/areas";
import { say as results } from "../../../words/results";
import { numberText } from "../../../words/format";
import { changeText } from "../../figures";

/** One sentence on the mean of the branches' own changes; no more than the wording ladder allows. */
export function pairedSentence(change: PairedChange | null): string {
  if (!change) return say("change.noPair");
  const words = { difference: changeText(change.difference), count: change.branches };
  if (Number(change.difference) === 0) return results("change.same");
  if (change.verdict === "none") return say("change.none", words);
  const way = Number(change.difference) > 0 ? "up" : "down";
  return say(`change.${change.verdict}.${way}`, words);
}

/** What the figures are good for: how much of a difference is the branches' own, and what ranks and rewards would take. */
export function apartSentences(found: AreaFigures["reliability"]): string[] {
  if (!found) return [];
  if (found.to_rank === null) return [say("apart.never")];
  const own = say("apart.own", { percent: numberText(100 * Number(found.icc)) });
  if (found.allowed === "reward") return [own, say("apart.reward")];
  if (found.allowed === "rank") return [own, say("apart.rank", { count: found.to_reward ?? 0 })];
  return [own, say("apart.nothing", { count: found.to_rank })];
}

/** How dark a cell of the heat grid is, in per cent of ink: more for a low score, and for a frequent fault. */
export function tint(value: string | null, kind: "score" | "share"): number {
  if (value === null) return 0;
  const gone = kind === "score" ? 100 - Number(value) : Number(value);
  return Math.round(Math.min(1, Math.max(0, gone) / 60) * 24);
}
