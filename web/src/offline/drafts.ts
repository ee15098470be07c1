import type { Database, Draft } from "./database";
import { dropNotes } from "./writer";

export function keptDraft(database: Database, visit: string): Promise<Draft | undefined> {
  return database.get("drafts", visit);
}

export function keptDrafts(database: Database): Promise<Draft[]> {
  return database.getAll("drafts");
}

/** Keep a draft unless the visit has one already; the one that is kept is returned. */
export function beginDraft(database: Database, draft: Draft): Promise<Draft> {
  return database.write(["drafts"], async ({ store }) => {
    const found = await store.get(draft.visit);
    if (!found) await store.put(draft);
    return found ?? draft;
  });
}

/**
 * Change what is kept, in one transaction, so that two tabs never undo each other's answers. Where the browser has cleared the
 * draft away, `shown` takes its place.
 * Resolves with the draft as it is kept now, only after it is on the disk.
 */
export function changeDraft(
  database: Database,
  visit: string,
  change: (draft: Draft) => Draft,
  shown?: Draft,
): Promise<Draft> {
  return database.write(["drafts"], async ({ store }) => {
    const found = await store.get(visit);
    const after = found ? change(found) : shown;
    if (!after) throw new Error(`no draft is kept for visit ${visit}`);
    const changed = { ...after, keptAt: new Date().toISOString() };
    await store.put(changed);
    return changed;
  });
}

/** Clear away all that was kept for a visit that is over. */
export async function forgetVisit(database: Database, visit: string): Promise<void> {
  await database.write(["drafts", "photos", "parcels", "log"], async (transaction) => {
    await transaction.objectStore("drafts").delete(visit);
    for (const name of ["photos", "parcels", "log"] as const) {
      const store = transaction.objectStore(name);
      const keys = await store.index("visit").getAllKeys(visit);
      await Promise.all(keys.map((key) => store.delete(key as never)));
    }
  });
  dropNotes(database.name, visit);
}
