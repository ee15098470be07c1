import type { Assignment } from "../../api/assignments";

export type Fee = NonNullable<Assignment["fee"]>;

/** What stands in the two fields of a fee. */
export type FeeEntry = { amount: string; currency: string };

/** Currencies of the countries whose languages we speak, to choose from; any other can be typed. */
export const usualCurrencies = ["MYR", "IDR", "SGD", "BND", "USD"];

/** A thousand in dots or commas is not guessed at: one mark at most, and up to two digits after it. */
const AMOUNT = /^\d{1,7}(?:[.,]\d{1,2})?$/;
const CURRENCY = /^[A-Z]{3}$/;

export function feeEntry(fee: { amount: string; currency: string } | null | undefined): FeeEntry {
  return { amount: fee?.amount ?? "", currency: fee?.currency ?? usualCurrencies[0]! };
}

/** The fee that the fields mean: null for none, undefined when what they say can't be a fee. */
export function feeOf({ amount, currency }: FeeEntry): Fee | null | undefined {
  const [sum, unit] = [amount.trim(), currency.trim().toUpperCase()];
  if (!sum) return null;
  if (!AMOUNT.test(sum) || !CURRENCY.test(unit)) return undefined;
  return { amount: sum.replace(",", "."), currency: unit };
}
