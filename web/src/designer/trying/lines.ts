import type { ScoreStep } from "../../api/trying";
import type { TaxonomyFamily } from "../../api/taxonomies";
import { bandName } from "../../desk/bandName";
import { textIn } from "../../desk/formText";
import { say } from "../../words/trying";
import type { Taxonomy } from "../taxonomy.svelte";
import { placeOf, questionAt, sectionsOf, type Tree } from "../tree";

export type Line = { title: string; how: string; result: string; isResult: boolean };

/** What closes a step: the figure that the steps after it go on with. */
const RESULTS = new Set(["complete", "base", "raw", "final", "band", "compliance"]);

/** Rows that are about a word of the taxonomy. */
const FAMILIES = new Set<string>(["parameter", "promise", "skill", "component", "owner", "sin", "calamity"] satisfies TaxonomyFamily[]);

/** The lines of one step, each with a name that people know. */
export function linesOf(step: ScoreStep, tree: Tree, taxonomy: Taxonomy): Line[] {
  return step.rows.map(({ of, code, how, result }) => ({
    title: titleOf(of, code ?? "", { tree, taxonomy }),
    how,
    result: of === "band" && result ? bandName(result) : (result ?? "–"),
    isResult: RESULTS.has(of) || (of === "coverage" && step.rows.length === 1),
  }));
}

function titleOf(of: string, code: string, { tree, taxonomy }: { tree: Tree; taxonomy: Taxonomy }): string {
  if (of === "question") return `${code} ${questionTitle(code, tree)}`.trim();
  if (of === "section" || of === "weighed") return `${code} ${textIn(sectionsOf(tree).find(({ section }) => section === code)?.title, tree.languages)}`.trim();
  const name = known(of);
  const what = name ? say(`of.${name}`) : of;
  return code && of !== "band" ? `${what}: ${FAMILIES.has(of) ? taxonomy.title(of as TaxonomyFamily, code) : code.replaceAll("_", " ")}` : what;
}

function questionTitle(code: string, tree: Tree): string {
  const place = placeOf(tree, code);
  return textIn(place && questionAt(tree, place)?.title, tree.languages);
}

const NAMES = ["earned", "possible", "coverage", "complete", "base", "raw", "final", "band", "compliance", "parameter", "promise", "skill", "component", "owner", "sin", "calamity"] as const;

function known(of: string): (typeof NAMES)[number] | undefined {
  return NAMES.find((name) => name === of);
}
