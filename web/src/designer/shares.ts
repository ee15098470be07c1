import type { Question } from "../form/definition";
import { fraction, over, type Fraction } from "../form/fraction";
import { plus, times } from "../form/sums";
import { questionsOf, sectionsOf, type Tree } from "./tree";

/** What of a whole form's score each thing holds, by its code: fractions from 0 to 1, exact. Empty while nothing is scored. */
export type Shares = Readonly<Record<"questions" | "sections" | "parameter" | "owner", ReadonlyMap<string, Fraction>>>;

type Scored = { readonly question: Question; readonly section: string; readonly points: Fraction };

const NONE: Fraction = { top: 0n, bottom: 1n };

/** Whether a question's points are part of what is possible. */
export function isScored(question: Question): boolean {
  return typeof question.points === "number" && question.points > 0 && !question.bonus && earns(question);
}

/** Whether points on a question can ever be earned. */
export function earns(question: Question): boolean {
  if ((question.family ?? "compliance") !== "compliance") return false;
  if (question.type === "duration" || question.type === "number") return question.curve !== undefined;
  if (question.type === "choice") return (question.options ?? []).every((option) => option.credit !== undefined);
  return question.type === "yes_no" || question.type === "checklist" || question.type === "scale" || question.type === "ratio";
}

/** Pooled, a question's share is its points among all; weighted, its section's weight is shared out by points. */
export function sharesOf(tree: Tree): Shares {
  const scored = scoredOf(tree);
  const points = summed(scored, ({ section }) => section, (one) => one.points);
  const sections = sectionShares(tree, points);
  const of = (one: Scored) => times(sections.get(one.section) ?? NONE, over(one.points, points.get(one.section) as Fraction));
  const tagged = (family: string) => summed(scored, ({ question }) => question.tags?.[family], of);
  return { sections, questions: summed(scored, ({ question }) => question.question, of), parameter: tagged("parameter"), owner: tagged("owner") };
}

/** All that shares hang on, as one text: as long as it is the same, so are they. */
export function weighed(tree: Tree): string {
  const sections = sectionsOf(tree).map((section) => {
    const questions = questionsOf(section).filter(isScored);
    return [section.section, section.weight, ...questions.map((one) => `${one.question} ${one.points} ${one.tags?.["parameter"]} ${one.tags?.["owner"]}`)].join("|");
  });
  return [methodOf(tree), ...sections].join("\n");
}

/** How the points of a form become its score: pooled where the draft does not say. */
export function methodOf(tree: Tree): string {
  return (tree.scoring as { method?: string } | undefined)?.method ?? "pooled";
}

function scoredOf(tree: Tree): Scored[] {
  return sectionsOf(tree).flatMap((section) =>
    questionsOf(section)
      .filter(isScored)
      .map((question) => ({ question, section: section.section, points: fraction(question.points as number) })),
  );
}

function sectionShares(tree: Tree, points: ReadonlyMap<string, Fraction>): Map<string, Fraction> {
  const weighted = methodOf(tree) === "weighted";
  const held = sectionsOf(tree).filter((section) => points.has(section.section));
  const weights = held.map(({ section, weight }): [string, Fraction] => [
    section,
    weighted && typeof weight === "number" && weight >= 0 ? fraction(weight) : (points.get(section) as Fraction),
  ]);
  const all = weights.reduce((sum, [, weight]) => plus(sum, weight), NONE);
  return new Map(all.top === 0n ? [] : weights.map(([section, weight]) => [section, over(weight, all)]));
}

function summed(scored: readonly Scored[], by: (one: Scored) => string | undefined, what: (one: Scored) => Fraction): Map<string, Fraction> {
  const sums = new Map<string, Fraction>();
  for (const one of scored) {
    const key = by(one);
    if (key !== undefined) sums.set(key, plus(sums.get(key) ?? NONE, what(one)));
  }
  return sums;
}
