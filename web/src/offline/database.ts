import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { ProblemAt } from "../api/client";
import type { HandIn, MyOutcome, MyVisits } from "../api/visits";
import type { Answers } from "../form/answers";

/** Where the visit clock stood at one reading of the device's clocks (phone/clock.ts counts on from here). */
export type Mark = {
  /** Which page read them: its `performance.timeOrigin`. */
  page: number;
  /** Milliseconds on the page's own clock. */
  own: number;
  /** Milliseconds since 1970 on the wall clock. */
  wall: number;
  seconds: number;
};

/** What is being filled in. `submission` is the id of its next hand-in, made here and kept until the server has said yes. */
export type Draft = Required<Answers> & {
  visit: string;
  submission: string;
  formVersion: number;
  startedAt: string | null;
  /** True once the server knows that the visit was started. */
  startTold: boolean;
  clock: Mark | null;
  /** What the person wrote down on the way; it stays on the device. */
  jottings: string;
  /** Where the person was, to come back to. */
  at: { page: "notes" | "questions" | "hand-in"; section: string; scroll: number };
  keptAt: string;
};

export type KeptPhoto = { visit: string; sha256: string; mediaType: string; bytes: ArrayBuffer; takenAt: string };

export type Refusal = { status: number; code: string; message: string; problems: readonly ProblemAt[]; at: string };

/** One hand-in on its way. `arrived` are the photos that the server has given a receipt for. */
export type Parcel = {
  submission: string;
  visit: string;
  handIn: HandIn;
  photos: string[];
  arrived: string[];
  state: "waiting" | "refused" | "arrived";
  refusal: Refusal | null;
  tries: number;
  /** Not before this moment (milliseconds since 1970). */
  nextTry: number;
  receivedAt: string | null;
};

export type KeptVisits = MyVisits & { outcomes: Record<string, MyOutcome>; askedAt: string };

interface PhoneSchema extends DBSchema {
  visits: { key: "mine"; value: KeptVisits };
  drafts: { key: string; value: Draft };
  photos: { key: [visit: string, sha256: string]; value: KeptPhoto; indexes: { visit: string } };
  parcels: { key: string; value: Parcel; indexes: { visit: string } };
}

export type Database = IDBPDatabase<PhoneSchema>;

/** The person's own database on this device. */
export function openDatabase(person: number): Promise<Database> {
  return openDB<PhoneSchema>(`shopper-audit-${person}`, 1, {
    upgrade(database) {
      database.createObjectStore("visits");
      database.createObjectStore("drafts", { keyPath: "visit" });
      database.createObjectStore("photos", { keyPath: ["visit", "sha256"] }).createIndex("visit", "visit");
      database.createObjectStore("parcels", { keyPath: "submission" }).createIndex("visit", "visit");
    },
    blocking(_from, _to, event) {
      // a newer version of the app in another tab must not wait for this one
      (event.target as IDBDatabase).close();
    },
  });
}

/** Ask the browser not to clear this away when space runs short. True if it promises. */
export async function keepForGood(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}
