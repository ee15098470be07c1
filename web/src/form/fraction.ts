// Exact numbers: what decides whether a question fails must agree with the server to the last digit.

/** A rational number; `bottom` is above 0. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const DECIMAL = /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/;

/** The decimal that is written there, exactly; 0.3333 is 3333/10000. Throws for what is no finite number. */
export function fraction(written: number | string): Fraction {
  const match = DECIMAL.exec(String(written));
  if (match === null || !/\d/.test(String(written))) throw new RangeError(`${written} is not a number.`);
  const [, sign = "", whole = "", decimals = "", exponent = "0"] = match;
  const digits = BigInt(`${whole}${decimals}`) * (sign === "-" ? -1n : 1n);
  const shift = BigInt(exponent) - BigInt(decimals.length);
  return shift < 0n ? { top: digits, bottom: 10n ** -shift } : { top: digits * 10n ** shift, bottom: 1n };
}

export function minus(left: Fraction, right: Fraction): Fraction {
  return { top: left.top * right.bottom - right.top * left.bottom, bottom: left.bottom * right.bottom };
}

/** `left / right`; throws when `right` is 0. */
export function over(left: Fraction, right: Fraction): Fraction {
  if (right.top === 0n) throw new RangeError("Nothing can be divided by 0.");
  const sign = right.top < 0n ? -1n : 1n;
  return { top: sign * left.top * right.bottom, bottom: sign * left.bottom * right.top };
}

/** Below 0 when `left` is smaller, 0 when they are equal, above 0 when `left` is larger. */
export function compare(left: Fraction, right: Fraction): number {
  const difference = left.top * right.bottom - right.top * left.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

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
