import type { Draft } from "../offline/database";
import { withPhotos } from "../questions/asking";

/** The draft with a photo that waits for its question. */
export function withTrayed(draft: Draft, sha256: string): Draft {
  return { ...draft, tray: [...new Set([...draft.tray, sha256])] };
}

/** The photo has found its question. */
export function withSorted(draft: Draft, question: string, sha256: string): Draft {
  const answer = withPhotos(draft.answers[question] ?? {}, (before) => [...before, sha256]);
  return {
    ...draft,
    answers: { ...draft.answers, [question]: answer },
    tray: draft.tray.filter((one) => one !== sha256),
  };
}
