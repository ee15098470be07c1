import type { Connection } from "./connection";
import type { StoreName } from "./database";

/**
 * A second copy of what a person made, in the browser's cache storage. Chromium keeps all of IndexedDB in files that it throws
 * away as a whole when a kill has left them torn; these lie elsewhere, each for itself. Written right after IndexedDB, before
 * anything is said to be kept, and read only when IndexedDB is found empty (bringingBack.ts). The log of touches is not copied.
 */
export type Row = { store: "visits" | "drafts" | "parcels"; key: string; value: unknown };
export type Slot = { at: number; row: Row };

const ROWS = ["visits", "drafts", "parcels"] as const;
export const nameOf = (database: string): string => `second-copy ${database}`;
const rowAddress = (store: string, key: string): string => `/second-copy/${store}/${encodeURIComponent(key)}`;
const photoAddress = ([visit, sha256]: readonly string[]): string => `/second-copy/photos/${visit}/${sha256}`;

/** What this page has copied last, by address: an unchanged row is not copied again. */
const copied = new Map<string, string>();
let last = 0;

/** Bring the copy of these stores up to date. */
export async function copyAgain(database: string, connection: Connection, stores: ReadonlySet<StoreName>): Promise<void> {
  if (!globalThis.caches) return;
  const cache = await caches.open(nameOf(database));
  for (const store of ROWS) if (stores.has(store)) await copyRows(cache, store, await rowsOf(connection, store));
  if (stores.has("photos")) await copyPhotos(cache, connection);
}

async function rowsOf(connection: Connection, store: Row["store"]): Promise<Row[]> {
  const [keys, values] = await Promise.all([connection.getAllKeys(store), connection.getAll(store)]);
  return values.map((value, at) => ({ store, key: String(keys[at]), value }));
}

async function copyRows(cache: Cache, store: Row["store"], rows: Row[]): Promise<void> {
  for (const row of rows) await copyRow(cache, row);
  const wanted = new Set(rows.map(({ key }) => rowAddress(store, key)));
  await drop(cache, rowAddress(store, ""), wanted);
}

/** The new copy is whole before the old one goes: a kill in between leaves at least one. */
async function copyRow(cache: Cache, row: Row): Promise<void> {
  const address = rowAddress(row.store, row.key);
  const text = JSON.stringify(row);
  if (copied.get(address) === text) return;
  const before = await cache.keys(address, { ignoreSearch: true });
  last = Math.max(Date.now(), last + 1);
  await cache.put(`${address}?${last}`, new Response(`{"at":${last},"row":${text}}`));
  await Promise.all(before.map((old) => cache.delete(old)));
  copied.set(address, text);
}

async function copyPhotos(cache: Cache, connection: Connection): Promise<void> {
  const keys = await connection.getAllKeys("photos");
  for (const key of keys) if (!(await cache.match(photoAddress(key)))) await copyPhoto(cache, connection, key);
  await drop(cache, "/second-copy/photos/", new Set(keys.map(photoAddress)));
}

async function copyPhoto(cache: Cache, connection: Connection, key: [string, string]): Promise<void> {
  const photo = await connection.get("photos", key);
  if (!photo) return;
  const { bytes, ...about } = photo;
  const headers = { "X-Photo": encodeURIComponent(JSON.stringify(about)) };
  await cache.put(photoAddress(key), new Response(bytes, { headers }));
}

/** What is no longer kept is not kept here either. */
async function drop(cache: Cache, beginning: string, wanted: ReadonlySet<string>): Promise<void> {
  const there = (await cache.keys()).map(({ url }) => new URL(url)).filter(({ pathname }) => pathname.startsWith(beginning));
  const gone = there.filter(({ pathname }) => !wanted.has(pathname));
  for (const { pathname, href } of gone) {
    copied.delete(pathname);
    await cache.delete(href);
  }
}
