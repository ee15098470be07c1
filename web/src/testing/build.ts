import type { HandIn, MyOutcome, MyVisit } from "../api/visits";
import type { Form, Question } from "../form/definition";
import { nothingCaptured, openDatabase, type Database, type Draft } from "../offline/database";
import type { Album, PhotoNote } from "../questions/asking";

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
    ...nothingCaptured(),
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

export function makeVisit(given: Partial<MyVisit> = {}): MyVisit {
  return {
    id: "visit-1",
    reference: "W4-001",
    status: "assigned",
    window_from: "2026-11-20",
    window_to: "2026-11-25",
    started_at: null,
    branch: {
      code: "ttr",
      name: "Jalan Tun Razak",
      address: "Lot 12",
      city: "Kuala Lumpur",
      time_zone: "Asia/Kuala_Lumpur",
      latitude: null,
      longitude: null,
    },
    fee: null,
    form: 7,
    form_code: "shop",
    form_number: 1,
    ...given,
  };
}

export function makeOutcome(given: Partial<MyOutcome> = {}): MyOutcome {
  return {
    status: "handed_in",
    received_at: "2026-11-21T07:00:05Z",
    submission: "submission-1",
    outcome: "visited",
    sent_back: null,
    approved_at: null,
    answers: null,
    told: null,
    photos: [],
    held: null,
    ...given,
  };
}

/** A form of one section, A, with the questions given. */
export function makeForm(...questions: Question[]): Form {
  return {
    form: "shop",
    title: { en: "Shop visit" },
    languages: ["en"],
    events: [
      { event: "door", title: { en: "I walk in" } },
      { event: "ack", title: { en: "Somebody sees me" } },
      { event: "out", title: { en: "I walk out" } },
    ],
    sections: [{ section: "A", title: { en: "Arrival" }, questions }],
  };
}

/** An album that keeps photos in memory, by the names of their files, and knows what was done to it. */
export function makeAlbum(): Album & { notes: Map<string, PhotoNote>; forgotten: string[] } {
  const notes = new Map<string, PhotoNote>();
  const forgotten: string[] = [];
  return {
    notes,
    forgotten,
    add: async (file, source) => ({ sha256: file.name, note: { source, caption: "", blurred: 0 } }),
    hide: async (hash, places) => ({ sha256: `${hash} hidden`, note: { ...notes.get(hash), blurred: places.length } }),
    source: async () => undefined,
    note: (hash) => notes.get(hash),
    describe: (hash, note) => void notes.set(hash, note),
    forget: async (hash) => void forgotten.push(hash),
  };
}
