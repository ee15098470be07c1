import { deleteDB } from "idb";
import { forget, rememberedUnder } from "../remembered";
import type { Database } from "./database";
import { nameOf } from "./secondCopy";
import { NotKept } from "./trouble.svelte";

/** Another page lets go at once; one that does not by then has to be closed. */
const LETS_GO_WITHIN_MS = 8_000;
/** What is remembered under the number of a person: changes that are not written yet. */
const OF_A_PERSON = /^(?:unwritten shopper-audit-|draft:)(\d+)\b/;

/**
 * Take the person's storage and its second copy off this device; every page that has it open is told. Throws `NotKept` while
 * a page holds on to it.
 */
export async function forgetStorage(database: Database): Promise<void> {
  database.whenForgotten = () => undefined;
  // an open connection hears that it is over, and lets nothing be written any more
  await database.open().catch(() => undefined);
  await inTime(deleteDB(database.name));
  await globalThis.caches?.delete(nameOf(database.name));
}

/** Forget every small thing but `spared`, and what other people on this device have not written yet. */
export function forgetSmallThings(database: string, spared: string): void {
  const person = database.split("-").at(-1);
  const isOwn = (key: string): boolean => (OF_A_PERSON.exec(key)?.[1] ?? person) === person;
  rememberedUnder("").filter((key) => key !== spared && isOwn(key)).forEach(forget);
  globalThis.sessionStorage?.clear();
}

async function inTime(deleting: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, no) => (timer = setTimeout(() => no(new NotKept("busy")), LETS_GO_WITHIN_MS)));
  try {
    await Promise.race([deleting, late]);
  } finally {
    clearTimeout(timer);
  }
}
