// A curve in words and as rows of a table.

import type { Curve } from "../../form/definition";
import { passesCurve } from "../../form/failing";
import { compare, fraction } from "../../form/fraction";
import { say } from "../../words/curves";
import { language, locales } from "../../words/language.svelte";
import { writeSeconds } from "../seconds";
import { creditOn, creditText } from "./credit";
import { drawingOf, type Measure } from "./drawing";
import { kindOf } from "./kinds";

/** A number on the axis: mm:ss, or the number in the reader's language. */
export function boundText(bound: number, measure: Measure): string {
  return measure === "duration" ? writeSeconds(bound) : numberText(bound);
}

/** What the curve says, in a sentence. */
export function curveText(curve: Curve, measure: Measure): string {
  const text = (bound: number | undefined): string => boundText(bound ?? 0, measure);
  if ("rhythm" in curve) {
    const [start, full, last, end] = curve.rhythm.map(text) as [string, string, string, string];
    return say("said.rhythm", { start, full, last, end });
  }
  if ("tiers" in curve) return say("said.tiers", { steps: stepsText(curve.tiers, measure) });
  const target = text(curve.target);
  if (kindOf(curve) === "halving") return say("said.halving", { target, every: text(curve.half_every) });
  return curve.limit === undefined ? say("said.target", { target }) : say("said.limit", { target, limit: text(curve.limit) });
}

export interface Row {
  readonly at: string;
  readonly credit: string;
  readonly fails: boolean;
}

/** The credit at each number of the curve, and between and beyond them, for those who read the picture as a table. */
export function rowsOf(curve: Curve, measure: Measure): Row[] {
  const { marks, to } = drawingOf(curve, measure);
  const later = "half_every" in curve && curve.half_every ? [1, 2, 3, 4].map((times) => curve.target + times * (curve.half_every as number)) : [];
  const between = "limit" in curve && curve.limit !== undefined ? [(curve.target + curve.limit) / 2] : [];
  const places = [...marks, ...between, ...later, ...(later.length ? [] : [to])].sort((one, other) => one - other);
  return [...new Set(places)].map((at) => ({ at: boundText(at, measure), credit: creditAt(curve, at), fails: failsAt(curve, measure, at) }));
}

function failsAt(curve: Curve, measure: Measure, at: number): boolean {
  return measure === "duration" ? passesCurve(curve, fraction(at)) : compare(creditOn(curve, fraction(at)), fraction("0.5")) < 0;
}

function creditAt(curve: Curve, at: number): string {
  return numberText(Number(creditText(creditOn(curve, fraction(at)))));
}

function stepsText(tiers: readonly (readonly [number, number])[], measure: Measure): string {
  const format = new Intl.ListFormat(locales[language()], { type: "conjunction" });
  return format.format(tiers.map(([bound, credit]) => say("said.tier", { credit: numberText(credit), bound: boundText(bound, measure) })));
}

function numberText(number: number): string {
  return new Intl.NumberFormat(locales[language()], { maximumFractionDigits: 12 }).format(number);
}
