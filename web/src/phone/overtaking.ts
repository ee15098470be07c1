import type { Draft } from "../offline/database";

/** A draft that another phone has overtaken: what was told or answered there, `heard`, beside what is on this phone only. */
export function overtaken(draft: Draft, heard: Draft): Draft {
  const { submission, outcome, told, proof } = heard;
  if (told) return { ...draft, submission, outcome, told, proof };
  const { jottings, tray, photoNotes } = draft;
  return { ...heard, told: draft.told, proof: draft.proof, jottings, tray, photoNotes };
}
