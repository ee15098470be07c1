import type { ReScoreReason } from "../../api/trying";
import { bandName } from "../../desk/bandName";
import { effectText } from "../../desk/review/scoreSteps";
import type { Critical } from "../../form/definition";
import { say } from "../../words/publishing";
import { codeName } from "./codeName";

/** What a side of a reason says to people where the server prints a code. */
const TOLD: Partial<Record<ReScoreReason["why"], (side: string) => string>> = {
  critical: effectOf,
  method: (side) => codeName("method", side),
  bands: bandName,
};

/** Why a visit would score otherwise, in one line. */
export function reasonText({ why, question, before, after }: ReScoreReason): string {
  const told = (side: string | null) => (side === null ? say("preview.scoreNone") : (TOLD[why]?.(side) ?? side));
  return say(`why.${why}`, { question: question ?? "", before: told(before), after: told(after) });
}

/** The same kind of reason as it is counted over visits. */
export function causeText(why: ReScoreReason["why"]): string {
  return say(`cause.${why}`);
}

/** An effect as the server prints it: "zero", or "cap 59". */
function effectOf(printed: string): string {
  const [effect, at] = printed.split(" ");
  return effectText({ effect, ...(at ? { at: Number(at) } : {}) } as Critical);
}
