import type { MyOutcome, MyVisit } from "../api/visits";
import type { Answers } from "../form/answers";
import type { Form } from "../form/definition";
import { nothingCaptured, type Database, type Draft, type Outcome } from "../offline/database";
import { beginDraft, changeDraft, keptDraft } from "../offline/drafts";

/** A draft of a visit: the one kept, or a new one; after a sending back, with the answers as they were and a new id. */
export async function openDraft(
  database: Database,
  visit: MyVisit,
  form: Form,
  outcome: MyOutcome | undefined,
): Promise<Draft> {
  const found = await keptDraft(database, visit.id);
  if (!found) return beginDraft(database, newDraft(visit, form, outcome));
  if (isOvertaken(found, outcome)) {
    const { overtaken } = await import("./overtaking");
    return changeDraft(database, visit.id, (draft) => overtaken(draft, newDraft(visit, form, outcome)));
  }
  if (!isSentBack(found, outcome)) return found;
  return changeDraft(database, visit.id, (draft) =>
    isSentBack(draft, outcome) ? { ...draft, submission: newId() } : draft,
  );
}

/** Another phone has handed in since this draft was last touched, and that was sent back. */
function isOvertaken(draft: Draft, outcome: MyOutcome | undefined): boolean {
  if (!outcome?.sent_back || !outcome.received_at || outcome.submission === draft.submission) return false;
  return Date.parse(draft.keptAt) < Date.parse(outcome.received_at);
}

/** The hand-in of this draft arrived and was sent back: the next one is another submission. */
export function isSentBack(draft: Draft, outcome: MyOutcome | undefined): boolean {
  return Boolean(outcome?.sent_back) && outcome?.submission === draft.submission;
}

function newDraft(visit: MyVisit, form: Form, outcome: MyOutcome | undefined): Draft {
  const back = outcome?.sent_back ? outcome : undefined;
  const before = back?.answers as Answers | null | undefined;
  return {
    visit: visit.id,
    submission: newId(),
    formVersion: visit.form,
    form: form.form,
    language: before?.language ?? "",
    events: before?.events ?? {},
    answers: before?.answers ?? {},
    startedAt: visit.started_at,
    startTold: visit.started_at !== null,
    clock: null,
    jottings: "",
    ...nothingCaptured(),
    ...(back?.told && { outcome: back.outcome as Outcome, told: back.told, proof: back.photos }),
    at: { page: "notes", section: "", scroll: 0 },
    keptAt: new Date().toISOString(),
  };
}

/** A random UUID (version 4), made on the device. */
export function newId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
