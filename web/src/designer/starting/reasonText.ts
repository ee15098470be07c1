import type { ProblemAt } from "../../api/problem";
import { asWritten, findingText, type Naming } from "../../desk/setup/findingText";
import { say } from "../../words/leftOut";

/** Why a place of a workbook was left out. Its `data` may hold another reason, `because`, and a `problem` of the form language. */
export type Reason = Omit<ProblemAt, "path">;

/** A reason in the reader's language, or a problem of the form language; the server's own sentence where this app knows none for its code. */
export function reasonText({ code, message, data = {} }: Reason, naming: Naming = asWritten): string {
  const { sentence, ...facts } = data;
  const key = [code, sentence].filter(Boolean).join(".");
  const told = Object.entries(facts).map(([fact, value]) => [fact, factText(fact, value, naming)]);
  return said(key, Object.fromEntries(told)) || findingText({ path: "", code, message, data }, naming);
}

function factText(fact: string, value: unknown, naming: Naming): string {
  if (fact === "because") return reasonText(value as Reason, naming);
  if (fact === "problem") return findingText({ path: "", ...(value as Reason) }, naming);
  return typeof value === "string" ? naming(fact, value) : String(value);
}

/** `say` by a key and facts that are known only while it runs. */
function said(key: string, facts: Record<string, string>): string {
  return (say as (key: string, facts: Record<string, string>) => string)(key, facts);
}
