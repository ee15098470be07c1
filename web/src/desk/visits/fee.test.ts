import { describe, expect, it } from "vitest";
import { feeEntry, feeOf } from "./fee";

describe("a fee", () => {
  it("is read with a comma as well as with a point", () => {
    expect(feeOf({ amount: "45,50", currency: "myr" })).toEqual({ amount: "45.50", currency: "MYR" });
    expect(feeOf({ amount: " 150000 ", currency: "IDR" })).toEqual({ amount: "150000", currency: "IDR" });
  });

  it("is none when no amount stands there", () => {
    expect(feeOf({ amount: " ", currency: "MYR" })).toBeNull();
  });

  it.each(["1.000.000", "12.345", "-3", "free", "1e3"])("is not guessed from %s", (amount) => {
    expect(feeOf({ amount, currency: "MYR" })).toBeUndefined();
  });

  it("needs a currency of three letters", () => {
    expect(feeOf({ amount: "45", currency: "RM" })).toBeUndefined();
  });

  it("comes back as it was kept", () => {
    expect(feeOf(feeEntry({ amount: "45.00", currency: "SGD" }))).toEqual({ amount: "45.00", currency: "SGD" });
    expect(feeOf(feeEntry(null))).toBeNull();
  });
});
