import type { Database, KeptLogRow, LogRow } from "./database";

/** The server takes no longer log. */
export const MOST_ROWS = 5_000;
/** The last rows are kept free for what changed something. */
const ROOM_FOR_CHANGES = 500;
const LONGEST_VALUE = 2_000;

/** Add a row to the visit's log: its key, or nothing where the log is full. */
export function addToLog(database: Database, visit: string, row: LogRow): Promise<number | undefined> {
  return database.write(["log"], async ({ store }) => {
    const rows = await store.index("visit").count(visit);
    return rows < roomFor(row) ? store.add(keptRow(visit, row)) : undefined;
  });
}

/** Write a row anew: the stay that it tells of has gone on. A row that was cleared meanwhile stays cleared. */
export function rewriteInLog(database: Database, visit: string, key: number, row: LogRow): Promise<void> {
  return database.write(["log"], async ({ store }) => {
    if ((await store.getKey(key)) !== undefined) await store.put(keptRow(visit, row), key);
  });
}

/** The visit's log in the order in which it was begun. */
export async function logOf(database: Database, visit: string): Promise<LogRow[]> {
  const rows = await database.getAllOfVisit("log", visit);
  return rows.map(({ visit: _, ...row }) => row);
}

/** Whether anything was ever written down about the visit. */
export async function hasLog(database: Database, visit: string): Promise<boolean> {
  return (await database.countOfVisit("log", visit)) > 0;
}

function roomFor(row: LogRow): number {
  const changes = row.event !== "question" || Boolean(row.old_value || row.new_value);
  return changes ? MOST_ROWS : MOST_ROWS - ROOM_FOR_CHANGES;
}

function keptRow(visit: string, row: LogRow): KeptLogRow {
  return { ...row, visit, old_value: cut(row.old_value), new_value: cut(row.new_value) };
}

const cut = (value = ""): string => [...value].slice(0, LONGEST_VALUE).join("");
