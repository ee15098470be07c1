import { numberText } from "../words/format";

/** "90.6" as the language writes it; nothing for what does not exist. */
export function scoreText(score: string | number | null | undefined): string | undefined {
  return score === null || score === undefined ? undefined : numberText(Number(score), 1);
}

/** Points, with two decimals only where there are any. */
export function pointsText(points: string | null | undefined): string | undefined {
  if (points === null || points === undefined) return undefined;
  const value = Number(points);
  return numberText(value, Number.isInteger(value) ? 0 : 2);
}

/** +6.0 or −6.0, with a true minus. */
export function changeText(difference: string | number | null): string {
  const value = Number(difference);
  const sign = value > 0 ? "+" : value < 0 ? "−" : "±";
  return sign + numberText(Math.abs(value), 1);
}
