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
