import type { LeftOut } from "../../api/formTexts";
import { say } from "../../words/translating";

/** Why a text of a translator's file does not fit, in the reader's language; the server's own sentence where this app knows none for its code. */
export function leftOutText({ code, data, reason }: Pick<LeftOut, "code" | "data" | "reason">): string {
  const facts = Object.entries(data).map(([fact, value]) => [fact, String(value)]);
  return (say as (key: string, facts: Record<string, string>) => string)(`why.${code}`, Object.fromEntries(facts)) || reason;
}
