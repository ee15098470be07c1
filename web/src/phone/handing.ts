import type { HandIn } from "../api/visits";
import { presentable } from "../form/checking";
import type { Form } from "../form/definition";
import type { Database, Draft, LogRow } from "../offline/database";
import { addToLog, logOf } from "../offline/log";
import { namedPhotos } from "../form/named";
import { formLanguage } from "../questions/text";

/** The hand-in of a draft with all that was noted beside the answers; the handing in itself ends the log. */
export async function packed(database: Database, draft: Draft, form: Form, now: Date): Promise<HandIn> {
  await addToLog(database, draft.visit, { ...EMPTY_ROW, event: "form finalize", start: now.getTime(), end: now.getTime() });
  return handInOf(draft, form, now, await logOf(database, draft.visit));
}

/** What is sent: the answers in the form language, with the moments by the wall clock beside them. */
export function handInOf(draft: Draft, form: Form | undefined, now: Date, log: readonly LogRow[] = []): HandIn {
  const document = documentOf(draft, form);
  return {
    visit: draft.visit,
    form: draft.formVersion,
    started_at: draft.startedAt ?? now.toISOString(),
    handed_in_at: now.toISOString(),
    device: { browser: navigator.userAgent.slice(0, 200), time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    outcome: draft.outcome,
    document: document as never,
    capture: captureOf(draft, namedPhotos(document), log),
  };
}

const EMPTY_ROW = { node: "", end: null, old_value: "", new_value: "" };

/** Without the form, which a phone may have lost, the answers go as they are. */
function documentOf(draft: Draft, form: Form | undefined): object {
  if (draft.outcome !== "visited") return { told: draft.told.trim(), photos: draft.proof };
  const { form: code, language, events, answers } = draft;
  if (!form) return { form: code, language, events, answers };
  return presentable(form, { form: code, language: formLanguage(form), events, answers });
}

function captureOf(draft: Draft, photos: readonly string[], log: readonly LogRow[]): NonNullable<HandIn["capture"]> {
  const { taps, gaps, places, photoNotes, replies } = draft;
  return {
    taps: taps.map((tap) => ({ ...tap, at: within(tap.at) })),
    gaps,
    places: timely(places),
    photos: noted(photoNotes, photos),
    replies: Object.fromEntries(Object.entries(replies).filter(([, words]) => words.trim())),
    log: log.map((row) => ({ ...row, start: sane(row.start), end: row.end == null ? null : sane(row.end) })),
  };
}

function timely({ check_in, check_out }: Draft["places"]): Draft["places"] {
  const at = <P extends { at: string }>(place: P): P => ({ ...place, at: within(place.at) });
  return { check_in: check_in ? at(check_in) : null, check_out: check_out ? at(check_out) : null };
}

/** Notes on photos that were removed again, or never put to a question, stay on the phone. */
function noted(notes: Draft["photoNotes"], photos: readonly string[]): Draft["photoNotes"] {
  const kept = photos.flatMap((hash) => (notes[hash] ? [[hash, notes[hash]] as const] : []));
  return Object.fromEntries(
    kept.map(([hash, note]) => [hash, { ...note, taken_at: note.taken_at ? within(note.taken_at) : null }]),
  );
}

// A phone whose battery died may believe it is 1970. What was noted then can't be noted again, so a wild time is
// brought to the nearest one that the server takes, rather than keeping the visit from being handed in.
const EARLIEST = Date.UTC(2000, 0, 2);
const LATEST = Date.UTC(2099, 11, 30);
const sane = (moment: number): number => Math.round(Math.min(Math.max(moment, EARLIEST), LATEST));
const within = (moment: string): string => new Date(sane(Date.parse(moment) || 0)).toISOString();
