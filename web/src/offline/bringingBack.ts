import type { Connection } from "./connection";
import { nameOf, type Row, type Slot } from "./secondCopy";

/** Fill an empty database from the second copy, if there is something in it. */
export async function bringBack(database: string, connection: Connection): Promise<void> {
  const cache = await caches.open(nameOf(database));
  const found = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  const [photos, slots] = [found.filter(isPhoto), found.filter((one) => one && !isPhoto(one))];
  for (const row of newest(await Promise.all(slots.map(slotOf)))) await putRow(connection, row);
  for (const response of photos) if (response) await putPhoto(connection, response);
}

const isPhoto = (response: Response | undefined): boolean => response?.headers.has("X-Photo") ?? false;

async function slotOf(response: Response | undefined): Promise<Slot | undefined> {
  return response?.json().catch(() => undefined) as Promise<Slot | undefined>;
}

function newest(slots: (Slot | undefined)[]): Row[] {
  const whole = slots.filter((slot) => slot !== undefined).sort((one, other) => one.at - other.at);
  return [...new Map(whole.map(({ row }) => [`${row.store} ${row.key}`, row])).values()];
}

async function putRow(connection: Connection, { store, key, value }: Row): Promise<void> {
  await connection.put(store, value as never, store === "visits" ? (key as "mine") : undefined);
}

async function putPhoto(connection: Connection, response: Response): Promise<void> {
  const about = JSON.parse(decodeURIComponent(response.headers.get("X-Photo") ?? "")) as { visit: string; sha256: string };
  await connection.put("photos", { ...about, bytes: await response.arrayBuffer() } as never);
}
