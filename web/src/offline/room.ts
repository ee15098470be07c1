import type { Connection } from "./connection";
import type { Parcel } from "./database";

/**
 * Clear away the photos of hand-ins that have arrived: the server has given a receipt for each, and shows them from now on.
 * True if there were some.
 */
export async function makeRoom(connection: Connection): Promise<boolean> {
  const transaction = connection.transaction(["parcels", "photos"], "readwrite");
  const photos = transaction.objectStore("photos");
  const parcels = await transaction.objectStore("parcels").getAll();
  const there = new Set((await photos.getAllKeys()).map(String));
  const found = parcels.flatMap(clearable).filter((key) => there.has(String(key)));
  await Promise.all([...found.map((key) => photos.delete(key)), transaction.done]);
  return found.length > 0;
}

function clearable({ state, visit, arrived }: Parcel): [visit: string, sha256: string][] {
  return state === "arrived" ? arrived.map((hash) => [visit, hash]) : [];
}
