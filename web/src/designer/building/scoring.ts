import type { Tree } from "../tree";

export type Band = { readonly band: string; readonly from: number };
export type Scoring = { readonly method?: "pooled" | "weighted"; readonly bands?: readonly Band[]; readonly minimum_coverage?: number };

/** The bands of a form that names none. */
export const defaultBands: readonly Band[] = [
  { band: "excellent", from: 90 },
  { band: "good", from: 80 },
  { band: "fair", from: 70 },
  { band: "poor", from: 0 },
];

/** How a form is scored, as far as its draft says. */
export function scoringOf(tree: Tree): Scoring {
  const { scoring } = tree;
  return scoring && typeof scoring === "object" && !Array.isArray(scoring) ? (scoring as Scoring) : {};
}
