import type { ReScoreReason } from "../../api/trying";
import { bandName } from "../../desk/bandName";
import { effectText } from "../../desk/review/scoreSteps";
import type { Critical } from "../../form/definition";
import { numberText } from "../../words/format";
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
  const told = (side: string | null) => (side === null ? say("preview.scoreNone") : (TOLD[why]?.(side) ?? figureText(side)));
  return say(`why.${why}`, { question: question ?? "", before: told(before), after: told(after) });
}

/** The same kind of reason as it is counted over visits. */
export function causeText(why: ReScoreReason["why"]): string {
  return say(`cause.${why}`);
}

/** A number as the reader's language writes it, with no more decimals than it has; anything else as it stands. */
function figureText(printed: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(printed)) return printed;
  const decimals = String(Number(printed)).split(".")[1]?.length ?? 0;
  return numberText(Number(printed), decimals);
}

/** An effect as the server prints it: "zero", or "cap 59". */
function effectOf(printed: string): string {
  const [effect, at] = printed.split(" ");
  return effectText({ effect, ...(at ? { at: Number(at) } : {}) } as Critical);
}
