import { myOutcomes, myVisits } from "../api/visits";
import type { Database, KeptVisits } from "./database";

export function keptVisits(database: Database): Promise<KeptVisits | undefined> {
  return database.get("visits", "mine");
}

/** Ask the server, and keep what it says. Throws what the api throws; what was kept before then stays. */
export async function askForVisits(database: Database, askedAt: string): Promise<KeptVisits> {
  const [mine, outcomes] = await Promise.all([myVisits(), myOutcomes()]);
  const known = { ...mine, outcomes, askedAt };
  await database.put("visits", known, "mine");
  return known;
}
