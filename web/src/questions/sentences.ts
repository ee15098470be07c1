import type { Problem } from "../form/answers";
import type { Question } from "../form/definition";
import { say } from "../words/phone";

/** What to do about a problem, in plain words. `message` is the server's own sentence, for codes that this phone does not know. */
export function sentence(problem: Problem, question: Question | undefined, message?: string): string {
  if (problem.code === "blank") return blank(question);
  // the form asks for a photo; the server misses one that was taken
  if (problem.code === "photo_missing" && message !== undefined) return say("no.photo_missing");
  const write = sentences[problem.code];
  return write ? write(problem.data as Figures) : message || say("missing.answer");
}

type Figures = Record<string, number>;

const sentences: Record<string, (figures: Figures) => string> = {
  comment_missing: () => say("missing.comment_missing"),
  photo_missing: () => say("missing.photo_missing"),
  too_few_photos: ({ count = 0, at_least = 1 }) => say("missing.too_few_photos", { count, at_least }),
  too_many_photos: ({ count = 0, at_most = 6 }) => say("missing.too_many_photos", { count, at_most }),
  too_short: ({ length = 0, minimum_length = 0 }) => say("missing.too_short", { length, minimum_length }),
  reason_missing: () => say("missing.reason_missing"),
  end_before_start: () => say("missing.end_before_start"),
  must_apply: () => say("missing.must_apply"),
  not_a_number: () => say("missing.not_a_number"),
  not_whole: () => say("missing.not_whole"),
  too_low: ({ least = 0 }) => say("missing.too_low", { least }),
  too_high: ({ most = 0 }) => say("missing.too_high", { most }),
  off_scale: ({ least = 0, most = 0 }) => say("missing.off_scale", { least, most }),
  more_than_all: ({ most = 0 }) => say("missing.more_than_all", { most }),
  not_a_photo: () => say("no.not_a_photo"),
  too_large: () => say("no.too_large"),
  gone: () => say("no.photo_missing"),
  hash_differs: () => say("no.hash_differs"),
  not_a_time: () => say("missing.not_a_time"),
};

function blank(question: Question | undefined): string {
  if (question?.type === "duration") return say("missing.blankDuration");
  if (question?.type === "photo") return say("missing.blankPhoto");
  return say("missing.blank");
}
