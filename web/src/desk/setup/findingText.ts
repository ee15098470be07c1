import type { ProblemAt } from "../../api/problem";
import { numberText } from "../../words/format";
import { say } from "../../words/findings";

/** What people call a code that stands in a fact of a finding, such as the `type` "yes_no". */
export type Naming = (fact: string, code: string) => string;

/** Codes as they stand in the file itself. */
export const asWritten: Naming = (_, code) => code;

/** Codes whose sentence is that of another. */
const SAID_AS: Readonly<Record<string, string>> = {
  unknown_type: "not_one_of",
  unknown_tag: "not_one_of",
  unknown_option: "not_one_of",
  unknown_part: "not_one_of",
};
/** What the server calls a value that no sentence could quote. */
const UNQUOTED: Readonly<Record<string, Parameters<typeof say>[0]>> = { "a list": "value.list", "a map": "value.map", nothing: "value.nothing" };

/** A finding in the reader's language; the server's own sentence where this app knows none for its code. */
export function findingText({ code, message, data = {} }: ProblemAt, naming: Naming = asWritten): string {
  const { sentence, ...facts } = data;
  const key = [SAID_AS[code] ?? code, sentence].filter(Boolean).join(".");
  const told = Object.entries(facts).map(([fact, value]) => [fact, factText(fact, value, naming)]);
  return said(key, Object.fromEntries(told)) || message;
}

/** Where a file can't be read: "Line 3". */
export function lineText(path: string): string {
  const line = /^line (\d+)$/.exec(path)?.[1];
  return line ? said("line", { line }) : path;
}

function factText(fact: string, value: unknown, naming: Naming): string {
  if (Array.isArray(value)) return value.map((one) => naming(fact, String(one))).join(", ");
  if (typeof value !== "string") return String(value);
  if (fact === "share") return numberText(Number(value), 1);
  if (fact === "question" && !value) return said("question", {});
  const plain = fact === "value" ? UNQUOTED[value] : undefined;
  return plain ? said(plain, {}) : naming(fact, value);
}

/** `say` by a key and facts that are known only while it runs. */
function said(key: string, facts: Record<string, string>): string {
  return (say as (key: string, facts: Record<string, string>) => string)(key, facts);
}
