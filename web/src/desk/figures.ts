import { numberText } from "../words/format";
import { language } from "../words/language.svelte";

/** "90.6" as the language writes it; nothing for what does not exist. */
export function scoreText(score: string | number | null | undefined): string | undefined {
  return score === null || score === undefined ? undefined : numberText(Number(score), 1);
}

/** "73.6 %", or "73.6%" where the language sets no space before the sign. */
export function percentText(percent: string | number | null): string | undefined {
  const text = scoreText(percent);
  return text && text + (language() === "en" ? "\u00a0%" : "%");
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
