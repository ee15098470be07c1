import type { HandIn } from "../api/visits";
import { openDatabase, type Database, type Draft } from "../offline/database";

let persons = 0;

/** A database that no other test uses. */
export const newDatabase = (): Promise<Database> => openDatabase(++persons);

export function makeDraft(given: Partial<Draft> = {}): Draft {
  return {
    visit: "visit-1",
    submission: "submission-1",
    formVersion: 7,
    form: "shop",
    language: "en",
    events: {},
    answers: {},
    startedAt: "2026-11-21T06:00:00.000Z",
    startTold: true,
    clock: null,
    jottings: "",
    at: { page: "notes", section: "", scroll: 0 },
    keptAt: "2026-11-21T06:00:00.000Z",
    ...given,
  };
}

export function makeHandIn(draft: Draft): HandIn {
  const { visit, formVersion, form, language, events, answers } = draft;
  return {
    visit,
    form: formVersion,
    started_at: draft.startedAt ?? "",
    handed_in_at: "2026-11-21T07:00:00.000Z",
    document: { form, language, events, answers },
  };
}
