import type { Draft, Outcome } from "../offline/database";

/** Why a visit could not be made, in the order in which it happens on the way. */
export const reasons = ["closed", "not_found", "refused", "unsafe", "recognised"] as const;
export type Reason = (typeof reasons)[number];

/** The server takes no shorter story. */
export const SHORTEST_STORY = 10;

const PROVED_BY_PHOTOS: readonly Outcome[] = ["closed", "not_found"];

export const isNoVisit = ({ outcome }: Draft): boolean => outcome !== "visited";

/** Whether photos are wished for; they are never needed. */
export const wishesForPhotos = (outcome: Outcome): boolean => PROVED_BY_PHOTOS.includes(outcome);

/** What is told and the answers stay, so that neither is lost by a change of mind. */
export const withOutcome = (draft: Draft, outcome: Outcome): Draft => ({ ...draft, outcome });

export const isToldEnough = ({ told }: Draft): boolean => told.trim().length >= SHORTEST_STORY;

export const withProof = (draft: Draft, change: (proof: readonly string[]) => readonly string[]): Draft => ({
  ...draft,
  proof: [...new Set(change(draft.proof))],
});
