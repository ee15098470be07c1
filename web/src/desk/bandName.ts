import { say } from "../words/desk";

const known = ["excellent", "good", "fair", "poor"] as const;

/** What people call a band; one of a form's own by its code. */
export function bandName(band: string): string {
  const word = known.find((one) => one === band);
  return word ? say(`band.${word}`) : band;
}
