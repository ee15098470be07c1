// Exact numbers for who adds up and prints: no part of what a phone decides by.

import type { Fraction } from "./fraction";

export function plus(left: Fraction, right: Fraction): Fraction {
  const shared = commonDivisor(left.bottom, right.bottom);
  const [rest, others] = [left.bottom / shared, right.bottom / shared];
  return { top: left.top * others + right.top * rest, bottom: rest * right.bottom };
}

export function times(left: Fraction, right: Fraction): Fraction {
  return reduced({ top: left.top * right.top, bottom: left.bottom * right.bottom });
}

/** In digits, rounded once, half up: 12.5 of 1/8 in per cent with one digit. For 0 and above. */
export function halfUp({ top, bottom }: Fraction, digits: number): number {
  const scale = 10n ** BigInt(digits);
  return Number((2n * top * scale + bottom) / (2n * bottom)) / Number(scale);
}

function reduced({ top, bottom }: Fraction): Fraction {
  const shared = commonDivisor(top < 0n ? -top : top, bottom);
  return { top: top / shared, bottom: bottom / shared };
}

function commonDivisor(one: bigint, other: bigint): bigint {
  while (other) [one, other] = [other, one % other];
  return one;
}
