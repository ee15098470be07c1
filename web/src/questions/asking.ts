import type { Answer, Events, Value } from "../form/answers";
import type { Question, Text } from "../form/definition";

/** Why a photo is not kept: it is none, it is too large, or the device could not. */
export type Unkept = "not_a_photo" | "too_large" | "not_kept";

/** Where the photos of a visit are kept. */
export type Album = {
  /** Keep the file: its SHA-256, or why not. */
  add: (file: File) => Promise<{ sha256: string } | { unkept: Unkept }>;
  /** An address to show the photo from; nothing when it is nowhere to be had. */
  source: (sha256: string) => Promise<string | undefined>;
};

/** What is known about a duration beside its two taps. */
export type Timing = {
  /** Where to say first how long it felt; until then the measured time is not shown. */
  veil: string | undefined;
  /** What its clock had to bridge, in plain words. */
  remarks: readonly string[];
  /** Where times come from, when the phone had to stay away. */
  from: { source: "document" | "estimated"; reason: string } | null;
};

/** What a question's component gets. */
export type Asking<Q extends Question = Question> = {
  question: Q;
  answer: Answer;
  events: Events;
  /** The id of the heading that names the question, and of what describes it. */
  titleId: string;
  describedBy: string | undefined;
  /** A text of the form in the language that is read. */
  text: (text: Text | undefined) => string;
  eventTitle: (event: string) => string;
  album: Album;
  timing?: Timing | undefined;
  change: (change: (answer: Answer) => Answer) => void;
};

/** The answer with another value, or without one; a value takes "does not apply" back. */
export function withValue(answer: Answer, value: Value | undefined): Answer {
  const { value: _value, state: _state, ...rest } = answer;
  return value === undefined ? rest : { ...rest, value };
}

/** "Does not apply" and "could not see" take the place of a value; what was written and photographed stays. */
export function withState(answer: Answer, state: Answer["state"] | undefined): Answer {
  const { comment, photos } = answer;
  return {
    ...(comment === undefined ? {} : { comment }),
    ...(photos === undefined ? {} : { photos }),
    ...(state ? { state } : {}),
  };
}

export function withComment(answer: Answer, comment: string): Answer {
  const { comment: _, ...rest } = answer;
  return comment === "" ? rest : { ...rest, comment };
}

export function withPhoto(answer: Answer, sha256: string): Answer {
  return { ...answer, photos: [...new Set([...(answer.photos ?? []), sha256])] };
}

export function withoutPhoto(answer: Answer, sha256: string): Answer {
  const { photos = [], ...rest } = answer;
  const left = photos.filter((photo) => photo !== sha256);
  return left.length ? { ...rest, photos: left } : rest;
}

/** Which of several faults fits; the same one again takes it back. */
export function withSin(answer: Answer, sin: string | undefined): Answer {
  const { sin: _, ...rest } = answer;
  return sin === undefined ? rest : { ...rest, sin };
}

/** A number as a person types it, with a comma or a point; nothing for an empty field, NaN for what is no number. */
export function typedNumber(typed: string): number | undefined {
  const text = typed.trim().replace(",", ".");
  if (text === "") return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
}
