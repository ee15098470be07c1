// From a measured number to a credit, exact: the five curves, as `forms/curves.py` reckons them. The designer draws with
// it; the score of a visit is the server's.

import type { Curve, Target } from "../../form/definition";
import { creditOfRhythm, creditOfTier } from "../../form/failing";
import { compare, fraction, minus, over, type Fraction } from "../../form/fraction";

const [ZERO, ONE] = [fraction(0), fraction(1)];
/** From here on, half upon half is nothing in 4 places. */
const NOTHING_LEFT = fraction(15);
const PLACES = 10_000n;
/** Floats lie this near to the true value, and much nearer. */
const SURE = 1e-9;

/** The credit of a measured number: seconds for a duration, the number itself for a number. */
export function creditOn(curve: Curve, measured: Fraction): Fraction {
  if ("tiers" in curve) return creditOfTier(curve, measured);
  return "rhythm" in curve ? creditOfRhythm(curve.rhythm, measured) : creditOfTarget(curve, measured);
}

function creditOfTarget({ target, limit, half_every }: Target, measured: Fraction): Fraction {
  const full = fraction(target);
  if (compare(measured, full) <= 0) return ONE;
  if (half_every !== undefined) return powerOfHalf(over(minus(measured, full), fraction(half_every)));
  if (limit === undefined || compare(measured, fraction(limit)) >= 0) return ZERO;
  return over(minus(fraction(limit), measured), minus(fraction(limit), full));
}

/** 0.5 to the power of an exponent of 0 or more, rounded half up to 4 places. */
export function powerOfHalf(exponent: Fraction): Fraction {
  if (compare(exponent, NOTHING_LEFT) >= 0) return ZERO;
  const float = Number(PLACES) * 2 ** -toNumber(exponent) + 0.5;
  const nearest = Math.round(float);
  const isSure = Math.abs(float - nearest) > SURE;
  return { top: isSure ? BigInt(Math.floor(float)) : settled(BigInt(nearest), exponent), bottom: PLACES };
}

/** Whether the power is large enough to be rounded up to `upper`, or the one below it is right. */
function settled(upper: bigint, { top, bottom }: Fraction): bigint {
  // (2 upper - 1) / 20000 <= 2^-(top/bottom), with both sides to the power of bottom
  const isUp = (2n * upper - 1n) ** bottom * 2n ** top <= (2n * PLACES) ** bottom;
  return isUp ? upper : upper - 1n;
}

/** The fraction as a decimal of up to 4 places, rounded half up, without trailing zeros: how a scorecard prints a credit. */
export function creditText({ top, bottom }: Fraction): string {
  const rounded = (2n * top * PLACES + bottom) / (2n * bottom);
  const digits = String(rounded).padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, "");
}

/** The float nearest to it, for drawing. */
export function toNumber({ top, bottom }: Fraction): number {
  const isSafe = top < Number.MAX_SAFE_INTEGER && bottom < Number.MAX_SAFE_INTEGER;
  return isSafe ? Number(top) / Number(bottom) : Number((top * 10n ** 20n) / bottom) / 1e20;
}
