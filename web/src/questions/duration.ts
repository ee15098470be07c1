import type { Answer } from "../form/answers";

export type Source = NonNullable<Answer["source"]>;

/** The answer with a typed time and where it comes from. */
export function withTyped(answer: Answer, seconds: number | undefined, source: Source): Answer {
  const { value: _value, state: _state, ...rest } = answer;
  return seconds === undefined ? { ...rest, source } : { ...rest, source, value: seconds };
}

/** Left before it ended: the time is at least this long. */
export function withCensored(answer: Answer, censored: boolean): Answer {
  const { censored: _censored, state: _state, ...rest } = answer;
  return censored ? { ...rest, censored } : rest;
}
