import type { ProblemAt } from "../../api/problem";

export type BadCell = { row: string; column: string; message: string };

/** Where each problem of an import stands in the file, in the order of its rows: "row 7, region" is row 7, column region. */
export function badCells(problems: readonly ProblemAt[]): BadCell[] {
  return problems.map(cellOf).sort((one, other) => rowNumber(one) - rowNumber(other));
}

function cellOf({ path, message }: ProblemAt): BadCell {
  const [, row, column] = /^row (\d+)(?:, (.+))?$/.exec(path) ?? [];
  return row === undefined ? { row: "", column: path, message } : { row, column: column ?? "", message };
}

/** What concerns the whole file, such as its header, comes first. */
function rowNumber({ row }: BadCell): number {
  return row === "" ? 0 : Number(row);
}
