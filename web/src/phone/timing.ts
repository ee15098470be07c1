import type { Answers } from "../form/answers";
import type { Question } from "../form/definition";
import type { Draft } from "../offline/database";
import type { Timing } from "../questions/asking";
import { gapsBetween } from "./clock";
import { FELT } from "./felt";
import { gapText } from "./gapText";

/** What is known about the time a duration asks for, beside its two taps; nothing for other questions. */
export function timingOf(
  question: Question,
  draft: Pick<Draft, "visit" | "gaps" | "timesFrom"> & Required<Pick<Answers, "events">>,
  veils: ReadonlyMap<string, string>,
): Timing | undefined {
  if (question.type !== "duration") return undefined;
  const felt = veils.get(question.question);
  const start = draft.events[question.start] ?? Infinity;
  const end = draft.events[question.end] ?? -Infinity;
  return {
    veil: felt && `/visits/${draft.visit}/questions/${FELT}?question=${felt}`,
    remarks: [...new Set(gapsBetween(draft.gaps, start, end).map(gapText))],
    from: draft.timesFrom,
  };
}
