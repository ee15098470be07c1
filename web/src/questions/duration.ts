import type { Answer } from "../form/answers";

export type Source = NonNullable<Answer["source"]>;

/** Where a typed time may come from; tapped needs no words. */
export const typedSources = ["document", "edited", "estimated"] as const satisfies readonly Source[];

/** The answer with a typed time and where it comes from. */
export function withTyped(answer: Answer, seconds: number | undefined, source: Source): Answer {
  const { value: _value, state: _state, ...rest } = answer;
  return seconds === undefined ? { ...rest, source } : { ...rest, source, value: seconds };
}

/** The answer that reads the clock again. */
export function withTaps(answer: Answer): Answer {
  const { value: _value, source: _source, reason: _reason, state: _state, ...rest } = answer;
  return rest;
}

export function withReason(answer: Answer, reason: string): Answer {
  const { reason: _, ...rest } = answer;
  return reason === "" ? rest : { ...rest, reason };
}

/** Left before it ended: the time is at least this long. */
export function withCensored(answer: Answer, censored: boolean): Answer {
  const { censored: _censored, state: _state, ...rest } = answer;
  return censored ? { ...rest, censored } : rest;
}

/** Seconds from the two fields; nothing while both are empty. */
export function secondsOf(minutes: number | undefined, seconds: number | undefined): number | undefined {
  if (minutes === undefined && seconds === undefined) return undefined;
  return (minutes ?? 0) * 60 + (seconds ?? 0);
}
