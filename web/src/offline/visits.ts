import { myHistory, myOutcomes, myVisits, type MyHistoryRow } from "../api/visits";
import type { Database, KeptHistory, KeptVisits } from "./database";

/** The visits that are begun here. */
export type Begun = Pick<ReadonlyMap<string, unknown>, "size" | "has">;

export function keptVisits(database: Database): Promise<KeptVisits | undefined> {
  return database.get("visits", "mine");
}

/**
 * Ask the server, and keep what it says, beside the visits that are begun here and that it names no more. Throws what the
 * api throws; what was kept before then stays.
 */
export async function askForVisits(database: Database, askedAt: string, begun: Begun): Promise<KeptVisits> {
  const [mine, outcomes] = await Promise.all([myVisits(), myOutcomes()]);
  const before = await keptVisits(database);
  const left = begun.size && before && (await import("./unlisted")).unlisted(mine, before, begun);
  const known = { ...mine, ...left, outcomes, askedAt, history: before?.history };
  await database.put("visits", known, "mine");
  return known;
}

/** Ask the server for all visits that are over, and keep them beside those at hand. */
export async function askForHistory(database: Database, askedAt: string): Promise<KeptHistory> {
  const items: MyHistoryRow[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const told = await myHistory(page);
    items.push(...told.items);
    if (page >= told.pages) return keepHistory(database, { items, earned: told.earned, askedAt });
    pages = told.pages;
  }
  throw new RangeError("a list has at least one page");
}

async function keepHistory(database: Database, history: KeptHistory): Promise<KeptHistory> {
  const known = await keptVisits(database);
  if (known) await database.put("visits", { ...known, history }, "mine");
  return history;
}
