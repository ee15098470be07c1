import { describe, expect, it } from "vitest";
import { compare, fraction, minus, over } from "./fraction";

describe("fraction", () => {
  it("reads the decimal that is written, not the float beside it", () => {
    expect(compare(minus(fraction(0.3), fraction(0.1)), fraction(0.2))).toBe(0);
    expect(compare(fraction("0.3333"), over(fraction(1), fraction(3)))).toBeLessThan(0);
  });

  it("reads exponents, signs and bare points", () => {
    expect(compare(fraction(1e-7), fraction("0.0000001"))).toBe(0);
    expect(compare(fraction(1e21), fraction("1000000000000000000000"))).toBe(0);
    expect(compare(fraction("-.5"), fraction(-0.5))).toBe(0);
  });

  it("keeps the order when dividing by a number below 0", () => {
    expect(compare(over(fraction(1), fraction(-2)), fraction(0))).toBeLessThan(0);
  });

  it.each(["", ".", "five", "1.2.3", NaN, Infinity])("refuses %s", (written) => {
    expect(() => fraction(written)).toThrow(RangeError);
  });

  it("refuses to divide by nothing", () => {
    expect(() => over(fraction(1), fraction(0))).toThrow(RangeError);
  });
});
