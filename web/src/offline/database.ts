import { openDB, type DBSchema, type IDBPObjectStore } from "idb";
import type { ProblemAt } from "../api/client";
import type { HandIn, MyHistory, MyOutcome, MyVisit, MyVisits } from "../api/visits";
import type { Answers } from "../form/answers";
import { Database, type Connect, type Connection } from "./connection";
import { makeRoom } from "./room";
import { copyAgain, nameOf } from "./secondCopy";
import { NotKept } from "./trouble.svelte";

export { Database };

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

type CaptureNotes = NonNullable<HandIn["capture"]>;
export type Tap = NonNullable<CaptureNotes["taps"]>[number];
export type Gap = NonNullable<CaptureNotes["gaps"]>[number];
export type Places = NonNullable<CaptureNotes["places"]>;
export type PhotoNote = NonNullable<CaptureNotes["photos"]>[string];
export type LogRow = NonNullable<CaptureNotes["log"]>[number];
export type Outcome = NonNullable<HandIn["outcome"]>;

/** How a visit was captured, as far as it is kept with its draft. */
type Capturing = {
  outcome: Outcome;
  /** Where there was no visit: what happened, and the photos that show it. */
  told: string;
  proof: string[];
  taps: Tap[];
  gaps: Gap[];
  places: Places;
  photoNotes: Record<string, PhotoNote>;
  /** The shopper's words to the reviewer, by question. */
  replies: Record<string, string>;
  /** Photos taken on the way that have not been put to a question yet. */
  tray: string[];
  /** Where the phone had to stay away: from what the times are known. */
  timesFrom: TimesFrom | null;
  /** The innocent note that hides the page; nothing until it was written. */
  innocent: string | null;
};

/** Where times come from that were not tapped; an estimate needs its reason. */
export type TimesFrom = { source: "document" | "estimated"; reason: string };

/** What is being filled in. `submission` is the id of its next hand-in, made here and kept until the server has said yes. */
export type Draft = Required<Answers> & Capturing & {
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
  /** The last change that each page has written here (writer.ts). */
  writers?: Record<string, number>;
};

export type KeptPhoto = { visit: string; sha256: string; mediaType: string; bytes: ArrayBuffer };

export type Refusal = { status: number; code: string; message: string; problems: readonly ProblemAt[]; at: string };

/** Why the last try did not bring everything over: nothing came back, or what came back was no answer to the hand-in. */
export type Trouble = "no_signal" | "no_answer";

/** One hand-in on its way. `arrived` are the photos that the server has given a receipt for. */
export type Parcel = {
  submission: string;
  visit: string;
  handIn: HandIn;
  photos: string[];
  arrived: string[];
  /** Photos that won't be taken as they are, with the reason; `path` is the hash. */
  unfit: ProblemAt[];
  /** When the server said that the answers are safe with it and wait for photos. */
  heldAt: string | null;
  /** `waiting`: there is something to send yet. */
  state: "waiting" | "refused" | "arrived";
  /** What the person has to see to. A parcel that waits may have one already: the rest of it still goes. */
  refusal: Refusal | null;
  trouble: Trouble | null;
  tries: number;
  /** Not before this moment (milliseconds since 1970). */
  nextTry: number;
  receivedAt: string | null;
};

export type KeptHistory = Pick<MyHistory, "items" | "earned"> & { askedAt: string };

export type KeptVisits = MyVisits & {
  outcomes: Record<string, MyOutcome>;
  askedAt: string;
  /** The visits that are over, if they were ever looked at. */
  history?: KeptHistory | undefined;
  /** Visits that are begun on this phone and that the list holds no more; their forms stay among the others. */
  unlisted?: MyVisit[];
};

export type KeptLogRow = LogRow & { visit: string };

export interface PhoneSchema extends DBSchema {
  visits: { key: "mine"; value: KeptVisits };
  drafts: { key: string; value: Draft };
  photos: { key: [visit: string, sha256: string]; value: KeptPhoto; indexes: { visit: string } };
  parcels: { key: string; value: Parcel; indexes: { visit: string } };
  /** The log of each visit, in the order in which it was written. */
  log: { key: number; value: KeptLogRow; indexes: { visit: string } };
}

export type StoreName = "visits" | "drafts" | "photos" | "parcels" | "log";

const VERSION = 2;
/** Storage that has not opened by then is held by another page, or by a fault of the browser. */
const OPENS_WITHIN_MS = 8_000;

/** The person's own database on this device. Throws `NotKept` if it can't be had. */
export function openDatabase(person: number): Promise<Database> {
  const name = `shopper-audit-${person}`;
  const opening: Connect = async (lost, forgotten) => mended(name, await inTime(connect(name, lost, forgotten)));
  return new Database(name, opening, makeRoom, (one, stores) => copyAgain(name, one, stores)).open();
}

/** Storage without a list of visits is new, or the browser has thrown it away. */
async function mended(name: string, connection: Connection): Promise<Connection> {
  if (globalThis.caches && (await connection.getKey("visits", "mine")) === undefined)
    await bringBack(name, connection).catch(() => undefined);
  return connection;
}

async function bringBack(name: string, connection: Connection): Promise<void> {
  if (await caches.has(nameOf(name))) await (await import("./bringingBack")).bringBack(name, connection);
}

async function connect(name: string, lost: () => void, forgotten: () => void): Promise<Connection> {
  if (!globalThis.indexedDB) throw new NotKept("refused");
  return openDB<PhoneSchema>(name, VERSION, {
    upgrade(database, from, _to, transaction) {
      if (from < 1) makeStores(database);
      if (from < 2) database.createObjectStore("log", { autoIncrement: true }).createIndex("visit", "visit");
      if (from === 1) void completeDrafts(transaction.objectStore("drafts"));
      if (from === 1) void completeParcels(transaction.objectStore("parcels"));
    },
    blocking(_from, to, event) {
      // a newer version of the app in another tab must not wait for this one
      (event.target as IDBDatabase).close();
      lost();
      if (to === null) forgotten();
    },
    terminated: lost,
  });
}

/** One that opens too late is closed again, so that it does not stand in anybody's way. */
async function inTime(opening: Promise<Connection>): Promise<Connection> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, no) => {
    timer = setTimeout(() => {
      no(new NotKept("busy"));
      void opening.then((one) => one.close()).catch(() => undefined);
    }, OPENS_WITHIN_MS);
  });
  try {
    return await Promise.race([opening, late]);
  } finally {
    clearTimeout(timer);
  }
}

function makeStores(database: Connection): void {
  database.createObjectStore("visits");
  database.createObjectStore("drafts", { keyPath: "visit" });
  database.createObjectStore("photos", { keyPath: ["visit", "sha256"] }).createIndex("visit", "visit");
  database.createObjectStore("parcels", { keyPath: "submission" }).createIndex("visit", "visit");
}

/** The parts of a draft that say how the visit was captured, before anything was. */
export function nothingCaptured(): Capturing {
  return {
    outcome: "visited",
    told: "",
    proof: [],
    taps: [],
    gaps: [],
    places: {},
    photoNotes: {},
    replies: {},
    tray: [],
    timesFrom: null,
    innocent: null,
  };
}

/** Drafts of version 1 had nothing of how a visit was captured. */
async function completeDrafts(drafts: IDBPObjectStore<PhoneSchema, StoreName[], "drafts", "versionchange">) {
  for (const draft of await drafts.getAll()) await drafts.put({ ...nothingCaptured(), ...draft });
}

/** Parcels of version 1 went photo by photo and stopped at the first no. */
async function completeParcels(kept: IDBPObjectStore<PhoneSchema, StoreName[], "parcels", "versionchange">) {
  for (const parcel of await kept.getAll()) await kept.put({ ...nothingHeard(), ...parcel });
}

/** The parts of a parcel that come from the server, before it has said anything. */
export function nothingHeard(): Pick<Parcel, "unfit" | "heldAt" | "trouble"> {
  return { unfit: [], heldAt: null, trouble: null };
}

/** Ask the browser not to clear this away when space runs short. True if it promises. */
export async function keepForGood(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}
