import type { Capture } from "../../api/review";
import type { Events } from "../../form/answers";
import { clockText, durationText, numberText } from "../../words/format";
import { say } from "../../words/capture";

/** Below this a clock is as right as one request can tell. */
const RIGHT_MS = 2_000;
/** A shopper this much farther off than the phone's own doubt was not at the branch. */
const FAR_METRES = 150;

/** How a phone's clock stood to the server's; `offset` is how many milliseconds the server was ahead. */
export function offsetText(offset: number | null | undefined): string {
  if (offset === null || offset === undefined) return say("clock.unknown");
  if (Math.abs(offset) < RIGHT_MS) return say("clock.same");
  const time = durationText(Math.abs(offset) / 1000);
  return say(offset > 0 ? "clock.behind" : "clock.ahead", { time });
}

export function gapText({ after, counted }: { after: number; counted: number }): string {
  return say("clock.gap", { after: clockText(after), counted: durationText(counted) });
}

/** Whether a time that was tapped runs over a gap in which the phone's clock was set. */
export function isBent({ start, end }: { start: string; end: string }, events: Events, gaps: Capture["gaps"] = []): boolean {
  const [from = Infinity, to = -Infinity] = [events[start], events[end]];
  return gaps.some(({ why, after, counted }) => why === "clock_changed" && after <= to && after + counted >= from);
}

/** 850 m, 1.2 km */
export function distanceText(metres: number): string {
  return metres < 1000 ? `${numberText(Math.round(metres))} m` : `${numberText(metres / 1000, 1)} km`;
}

export function isFar(distance: number, accuracy: number): boolean {
  return distance - accuracy > FAR_METRES;
}

type Place = NonNullable<NonNullable<Capture["places"]>["check_in"]>;

/** Where the phone was, in words; `distance` is metres from the branch, when both are known. */
export function placeText(place: Place | null | undefined, distance: number | null): string {
  if (!place) return say("place.none");
  if (place.told !== "given" || distance === null) return say(`place.${place.told}`);
  return say("place.away", { distance: distanceText(distance), accuracy: distanceText(place.accuracy ?? 0) });
}

/** Seconds from the first to the last row of the log. */
export function secondsOf(log: NonNullable<Capture["log"]>): number {
  const moments = log.flatMap(({ start, end }) => [start, end ?? start]);
  return moments.length ? (Math.max(...moments) - Math.min(...moments)) / 1000 : 0;
}
