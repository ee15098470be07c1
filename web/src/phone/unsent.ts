import type { MyOutcome } from "../api/visits";
import type { Draft, Parcel } from "../offline/database";
import { photosOf } from "../offline/photos";
import { notesOf } from "../offline/writer";
import { rememberedUnder } from "../remembered";
import type { Kit } from "./kit";

/** The drafts of this phone whose content is nowhere else. */
export function unsentDrafts({ database, diary, outbox }: Kit): Draft[] {
  return [...diary.drafts.values()].filter(
    (draft) =>
      isUnsent(draft, outbox.parcels.get(draft.submission), diary.outcome(draft.visit)) || hasNotes(database.name, draft),
  );
}

/** Whether something was made here that has not arrived as this draft's own hand-in. */
export function isUnsent(draft: Draft, parcel: Parcel | undefined, outcome: MyOutcome | undefined): boolean {
  return holdsSomething(draft) && parcel?.state !== "arrived" && outcome?.submission !== draft.submission;
}

/** Whether anything was tapped, answered, written or photographed. */
export function holdsSomething(draft: Draft): boolean {
  const { jottings, told, taps, answers, events, replies } = draft;
  const isWritten = [jottings, told, ...Object.values(replies)].some((text) => text.trim());
  const isAnswered = Object.values(answers).some((answer) => Object.keys(answer).length);
  return isWritten || isAnswered || taps.length + Object.keys(events).length + photosOf(draft).length > 0;
}

/** Whether a page that ended too early has left a change of this draft. */
export function hasNotes(database: string, { visit }: Draft): boolean {
  return rememberedUnder(notesOf(database, visit)).length > 0;
}
