// The five curves: which one it is, what is wrong with its numbers, and how one becomes another.

import type { Curve } from "../../form/definition";

export const KINDS = ["target", "limit", "halving", "tiers", "rhythm"] as const;
export type CurveKind = (typeof KINDS)[number];
export type Rhythm = readonly [number, number, number, number];

/** Nothing for what is no curve, as a draft may hold it. */
export function kindOf(curve: unknown): CurveKind | undefined {
  const tree = (typeof curve === "object" ? curve : null) as Record<string, unknown> | null;
  if (Array.isArray(tree?.["tiers"])) return "tiers";
  if (Array.isArray(tree?.["rhythm"])) return "rhythm";
  if (typeof tree?.["target"] !== "number") return undefined;
  return "half_every" in tree ? "halving" : "limit" in tree ? "limit" : "target";
}

/** The last time with full credit. */
export function targetOf(curve: Curve): number {
  if ("target" in curve) return curve.target;
  return "rhythm" in curve ? curve.rhythm[2] : (curve.tiers[0]?.[0] ?? 0);
}

/** A curve of another kind with the same target. */
export function switched(curve: Curve, kind: CurveKind): Curve {
  return kindOf(curve) === kind ? curve : madeOf(kind, targetOf(curve));
}

/** A curve of a kind around a target; its other numbers are a beginning. */
export function madeOf(kind: CurveKind, target: number): Curve {
  const span = target > 0 ? target : 60;
  switch (kind) {
    case "target":
      return { target };
    case "limit":
      return { target, limit: target + span };
    case "halving":
      return { target, half_every: half(span) };
    case "tiers":
      return { tiers: [[target, 1], [target + span, 0.5]] };
    case "rhythm":
      return { rhythm: [tidy(span / 8), tidy(span / 4), span, tidy(span * 1.5)] };
  }
}

/** One more step after the last, as far again and for half as much. */
export function withTier(tiers: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const [bound, credit] = tiers.at(-1) ?? [0, 1];
  const step = bound - (tiers.at(-2)?.[0] ?? 0);
  return [...tiers, [tidy(bound + (step > 0 ? step : 1)), tidy(credit / 2)]];
}

/** What is wrong with one number: which of them (in the order of the fields), a code, and the number it must pass. */
interface CurveFault {
  readonly at: number;
  readonly code: "limit" | "halfEvery" | "order" | "credit";
  readonly before: number;
}

/** Every number out of order; none when the curve can be drawn. Bounds of tiers are at 2n, their credits at 2n + 1. */
export function curveFaults(curve: Curve): CurveFault[] {
  if ("tiers" in curve) return tierFaults(curve.tiers);
  if ("rhythm" in curve) return rhythmFaults(curve.rhythm);
  const { target, limit, half_every } = curve;
  if (half_every !== undefined) return half_every > 0 ? [] : [{ at: 1, code: "halfEvery", before: 0 }];
  return limit === undefined || limit > target ? [] : [{ at: 1, code: "limit", before: target }];
}

function tierFaults(tiers: readonly (readonly [number, number])[]): CurveFault[] {
  return tiers.flatMap(([bound, credit], row): CurveFault[] => {
    const before = tiers[row - 1]?.[0];
    const isBack = before !== undefined && bound <= before;
    return [
      ...(isBack ? [{ at: 2 * row, code: "order" as const, before }] : []),
      ...(credit >= 0 && credit <= 1 ? [] : [{ at: 2 * row + 1, code: "credit" as const, before: 0 }]),
    ];
  });
}

function rhythmFaults(rhythm: Rhythm): CurveFault[] {
  return rhythm.flatMap((bound, at): CurveFault[] => {
    const before = rhythm[at - 1];
    if (before === undefined || bound > before || (at === 2 && bound === before)) return [];
    return [{ at, code: "order", before }];
  });
}

const half = (span: number): number => tidy(span / 2);
/** Whole numbers where they say enough. */
const tidy = (number: number): number => (number >= 4 ? Math.round(number) : Math.round(number * 100) / 100);
