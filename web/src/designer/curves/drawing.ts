// A curve as a picture: where its line bends, how far the axis goes, where the question fails. Floats are good enough here.

import type { Curve } from "../../form/definition";
import { fraction } from "../../form/fraction";
import { creditOn, toNumber } from "./credit";
import { targetOf } from "./kinds";

export type Measure = "duration" | "number";
export interface Point {
  readonly at: number;
  readonly credit: number;
}
export interface Span {
  readonly from: number;
  readonly to: number;
}
export interface Drawing {
  readonly from: number;
  readonly to: number;
  readonly line: readonly Point[];
  /** Where the question fails. */
  readonly failing: readonly Span[];
  readonly ticks: readonly number[];
  /** The numbers that are written into the curve, in their order. */
  readonly marks: readonly number[];
}

const STEPS_OF_TIME = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400];
const MOST_TICKS = 5;
const SAMPLES = 24;
const HALVINGS = 4;

/** The picture of a curve whose numbers are in order. */
export function drawingOf(curve: Curve, measure: Measure): Drawing {
  const marks = marksOf(curve);
  const from = Math.min(0, ...marks);
  const to = endOf(curve, marks);
  return { from, to, marks, line: lineOf(curve, from, to), failing: failingOf(curve, measure, { from, to }), ticks: ticksOf({ from, to }, measure) };
}

function marksOf(curve: Curve): number[] {
  if ("tiers" in curve) return curve.tiers.map(([bound]) => bound);
  if ("rhythm" in curve) return [...curve.rhythm];
  return [curve.target, ...(curve.limit === undefined ? [] : [curve.limit])];
}

function endOf(curve: Curve, marks: readonly number[]): number {
  const last = Math.max(...marks);
  if ("half_every" in curve && curve.half_every !== undefined) return curve.target + HALVINGS * curve.half_every;
  if ("target" in curve && curve.limit === undefined) return Math.max(2 * last, last + 1);
  return last + Math.max((last - Math.min(0, ...marks)) * 0.2, 0.2);
}

function lineOf(curve: Curve, from: number, to: number): Point[] {
  if ("tiers" in curve) return stairs(curve.tiers, from, to);
  if ("rhythm" in curve) return rhythmLine(curve.rhythm, from, to);
  const full = [{ at: from, credit: 1 }, { at: curve.target, credit: 1 }];
  if (curve.half_every !== undefined) return [...full, ...falling(curve, to)];
  return [...full, { at: curve.limit ?? curve.target, credit: 0 }, { at: to, credit: 0 }];
}

function stairs(tiers: readonly (readonly [number, number])[], from: number, to: number): Point[] {
  const starts = [from, ...tiers.map(([bound]) => bound)];
  const steps = tiers.flatMap(([bound, credit], row) => [{ at: starts[row] as number, credit }, { at: bound, credit }]);
  return [...steps, { at: starts.at(-1) as number, credit: 0 }, { at: to, credit: 0 }];
}

function rhythmLine([start, full, last, end]: readonly [number, number, number, number], from: number, to: number): Point[] {
  const bends: [number, number][] = [[from, 0], [start, 0], [full, 1], [last, 1], [end, 0], [to, 0]];
  return bends.map(([at, credit]) => ({ at, credit }));
}

function falling(curve: Curve, to: number): Point[] {
  const start = targetOf(curve);
  return Array.from({ length: SAMPLES }, (_, step) => {
    const at = start + ((to - start) * (step + 1)) / SAMPLES;
    return { at, credit: toNumber(creditOn(curve, fraction(at))) };
  });
}

function failingOf(curve: Curve, measure: Measure, { from, to }: Span): Span[] {
  if ("rhythm" in curve) {
    const [start, full, last, end] = curve.rhythm;
    return [{ from, to: (start + full) / 2 }, { from: (last + end) / 2, to }];
  }
  if (measure === "duration" || !("tiers" in curve)) return [{ from: targetOf(curve), to }];
  // a number fails below half a credit, wherever that step lies
  const bounds = [from, ...curve.tiers.map(([bound]) => bound), to];
  const credits = [...curve.tiers.map(([, credit]) => credit), 0];
  const spans = credits.map((credit, row) => ({ credit, from: bounds[row] as number, to: bounds[row + 1] as number }));
  return spans.filter(({ credit }) => credit < 0.5).map((span) => ({ from: span.from, to: span.to }));
}

function ticksOf({ from, to }: Span, measure: Measure): number[] {
  const step = stepOf(to - from, measure);
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: count }, (_, tick) => Number(((first + tick) * step).toPrecision(12)));
}

function stepOf(span: number, measure: Measure): number {
  const least = span / MOST_TICKS;
  const ofTime = measure === "duration" && least >= 0.5 ? STEPS_OF_TIME.find((step) => step >= least) : undefined;
  return ofTime ?? roundStep(least);
}

/** 1, 2 or 5 with as many zeros as it takes. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((digit) => digit * power >= least) ?? 10);
}
