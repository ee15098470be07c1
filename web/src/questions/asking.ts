import type { Answer, Events, Value } from "../form/answers";
import type { Question, Text } from "../form/definition";
import type { Place } from "../photos/place";
import type { Unkept } from "../photos/unfit";

/** Where a photo came from. */
export type Source = "camera" | "album";

/** What is kept beside a photo, as it is handed in (`PhotoNote` of the API). `blurred` counts the places hidden in it. */
export type PhotoNote = {
  source?: Source;
  taken_at?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  caption?: string;
  blurred?: number;
};

/** A photo whose bytes are kept. Nothing names it yet, nor keeps its note. */
export type Taken = { sha256: string; note: PhotoNote };

/** The photos of a visit: their bytes, and the notes beside them. */
export type Album = {
  /** Make the file fit to leave the phone, and keep it; or say why not. */
  add: (file: File, from: Source) => Promise<Taken | { unkept: Unkept }>;
  /** Keep a photo in which these places can't be made out any more; the one before stays until it is forgotten. */
  hide: (sha256: string, places: readonly Place[]) => Promise<Taken | { unkept: Unkept }>;
  /** An address to show the photo from; nothing when it is nowhere to be had. */
  source: (sha256: string) => Promise<string | undefined>;
  note: (sha256: string) => PhotoNote | undefined;
  describe: (sha256: string, note: PhotoNote) => void;
  /** Delete the photo and its note, once nothing names it any more. */
  forget: (sha256: string) => Promise<void>;
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
  const { value: _value, state: _state, half: _half, ...rest } = answer;
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

export function withPhotos(answer: Answer, change: (photos: readonly string[]) => readonly string[]): Answer {
  const { photos = [], ...rest } = answer;
  const changed = [...new Set(change(photos))];
  return changed.length ? { ...rest, photos: changed } : rest;
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
