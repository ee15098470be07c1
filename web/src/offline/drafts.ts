import type { Database, Draft } from "./database";

export function keptDraft(database: Database, visit: string): Promise<Draft | undefined> {
  return database.get("drafts", visit);
}

export function keptDrafts(database: Database): Promise<Draft[]> {
  return database.getAll("drafts");
}

/** Keep a draft unless the visit has one already; the one that is kept is returned. */
export async function beginDraft(database: Database, draft: Draft): Promise<Draft> {
  const transaction = database.transaction("drafts", "readwrite");
  const found = await transaction.store.get(draft.visit);
  if (!found) await transaction.store.put(draft);
  await transaction.done;
  return found ?? draft;
}

/**
 * Change what is kept, in one transaction, so that two tabs never undo each other's answers.
 * Resolves with the draft as it is kept now, only after it is.
 */
export async function changeDraft(database: Database, visit: string, change: (draft: Draft) => Draft): Promise<Draft> {
  const transaction = database.transaction("drafts", "readwrite");
  const found = await transaction.store.get(visit);
  if (!found) throw new Error(`no draft is kept for visit ${visit}`);
  const changed = { ...change(found), keptAt: new Date().toISOString() };
  await transaction.store.put(changed);
  await transaction.done;
  return changed;
}

/** Clear away all that was kept for a visit that is over. */
export async function forgetVisit(database: Database, visit: string): Promise<void> {
  const transaction = database.transaction(["drafts", "photos", "parcels", "log"], "readwrite");
  const photos = await transaction.objectStore("photos").index("visit").getAllKeys(visit);
  const parcels = await transaction.objectStore("parcels").index("visit").getAllKeys(visit);
  const rows = await transaction.objectStore("log").index("visit").getAllKeys(visit);
  await Promise.all([
    transaction.objectStore("drafts").delete(visit),
    ...photos.map((key) => transaction.objectStore("photos").delete(key)),
    ...parcels.map((key) => transaction.objectStore("parcels").delete(key)),
    ...rows.map((key) => transaction.objectStore("log").delete(key)),
    transaction.done,
  ]);
}
