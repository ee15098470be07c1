import { myHistory, myOutcomes, myVisits, type MyHistoryRow } from "../api/visits";
import type { Database, KeptHistory, KeptVisits } from "./database";

export function keptVisits(database: Database): Promise<KeptVisits | undefined> {
  return database.get("visits", "mine");
}

/** Ask the server, and keep what it says. Throws what the api throws; what was kept before then stays. */
export async function askForVisits(database: Database, askedAt: string): Promise<KeptVisits> {
  const [mine, outcomes] = await Promise.all([myVisits(), myOutcomes()]);
  const history = (await keptVisits(database))?.history;
  const known = { ...mine, outcomes, askedAt, history };
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
