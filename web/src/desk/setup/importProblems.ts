import type { ProblemAt } from "../../api/problem";
import { language } from "../../words/language.svelte";
import { say } from "../../words/setup";

export type BadCell = { row: string; column: string; message: string };

/** What is said of a cell by its problem alone, and of those columns by problem and column. */
const ANYWHERE = ["missing", "duplicate", "too_long", "no_rows", "bad_value", "unknown"] as const;
const IN_COLUMN = [
  "too_long.beyond",
  "unknown.branch",
  "unknown.wave",
  "unknown.region",
  "unknown.promise",
  "unknown.time_zone",
  "bad_value.n",
  "bad_value.mean",
  "bad_value.sd",
  "bad_value.code",
  "bad_value.latitude",
  "bad_value.longitude",
] as const;

/** Where each problem of an import stands in the file, in the order of its rows: "row 7, region" is row 7, column region. */
export function badCells(problems: readonly ProblemAt[]): BadCell[] {
  return problems.map(cellOf).sort((one, other) => rowNumber(one) - rowNumber(other));
}

function cellOf(problem: ProblemAt): BadCell {
  const [, row, column = ""] = /^row (\d+)(?:, (.+))?$/.exec(problem.path) ?? [];
  return row === undefined
    ? { row: "", column: problem.path, message: problem.message }
    : { row, column, message: cellText(problem, column) };
}

/** What is wrong with a cell, in the language chosen. The server's own sentence is English, and the more exact one. */
function cellText({ code, message }: ProblemAt, column: string): string {
  if (language() === "en") return message;
  const here = IN_COLUMN.find((one) => one === `${code}.${column}`) ?? ANYWHERE.find((one) => one === code);
  return here ? say(`cell.${here}`) : message;
}

/** What concerns the whole file, such as its header, comes first. */
function rowNumber({ row }: BadCell): number {
  return row === "" ? 0 : Number(row);
}
