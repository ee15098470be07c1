import type { Fraction } from "../../form/fraction";
import { halfUp } from "../../form/sums";
import { numberText } from "../../words/format";

/** 12.5 of 1/8: a share in per cent, in the reader's digits, rounded once. */
export function perCent({ top, bottom }: Fraction): string {
  return numberText(halfUp({ top: top * 100n, bottom }, 1), 1);
}
