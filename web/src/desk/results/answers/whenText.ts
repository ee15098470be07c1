import { dateText } from "../../../words/format";
import { say } from "../../../words/results";

type Told = { date: string | null; part_of_day: "morning" | "midday" | "afternoon" | "evening" };

/** When a visit was, no nearer than the server tells: the hour could give the shopper away. */
export function whenText(visit: Told): string {
  return [visit.date ? dateText(visit.date, "UTC") : "", say(`part.${visit.part_of_day}`)].filter(Boolean).join(", ");
}
