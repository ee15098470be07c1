import type { Answer } from "../form/answers";
import { withTyped, type Source } from "./duration";

/** Where a typed time may come from; tapped needs no words. */
export const typedSources = ["document", "edited", "estimated"] as const satisfies readonly Source[];

/** The answer that reads the clock again. */
export function withTaps(answer: Answer): Answer {
  const { value: _value, source: _source, reason: _reason, state: _state, ...rest } = answer;
  return rest;
}

export function withReason(answer: Answer, reason: string): Answer {
  const { reason: _, ...rest } = answer;
  return reason === "" ? rest : { ...rest, reason };
}

/** Seconds from the two fields; nothing while both are empty. */
export function secondsOf(minutes: number | undefined, seconds: number | undefined): number | undefined {
  if (minutes === undefined && seconds === undefined) return undefined;
  return (minutes ?? 0) * 60 + (seconds ?? 0);
}

/** The two times of day between which it lasted, as a ticket or a receipt has them, and what else the reason says. */
export type Clocks = { from: string; to: string; note: string };

const CLOCKS = /^(\d\d:\d\d)?–(\d\d:\d\d)?(?:, )?/;

/** The times of day that a reason begins with, such as "09:42–09:51, on the ticket"; nothing when it has none. */
export function clocksOf(reason = ""): Clocks | undefined {
  const found = CLOCKS.exec(reason);
  return found ? { from: found[1] ?? "", to: found[2] ?? "", note: reason.slice(found[0].length) } : undefined;
}

/** The answer with the time between two times of day. They are kept in the reason, for who checks them. */
export function withClocks(answer: Answer, { from, to, note }: Clocks, source: Source): Answer {
  const times = from || to ? `${from}–${to}` : "";
  return withReason(
    withTyped(answer, secondsBetween(from, to), source),
    [times, note].filter(Boolean).join(", "),
  );
}

/** Seconds from one time of day to a later one of the same day; nothing when one is missing or they stand in the wrong order. */
export function secondsBetween(from: string, to: string): number | undefined {
  if (!from || !to || to < from) return undefined;
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return (minutes(to) - minutes(from)) * 60;
}
