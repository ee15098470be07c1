import type { Database, KeptPhoto } from "./database";

/** The server takes no photo above this. */
export const PHOTO_LIMIT_BYTES = 24 * 1024 * 1024;

/** Why a file can't be kept as a photo. */
export class UnfitPhoto extends Error {
  constructor(readonly reason: "not_a_photo" | "too_large") {
    super(reason);
    this.name = "UnfitPhoto";
  }
}

/** Keep a photo on the device under the SHA-256 of its bytes. The same photo twice is kept once. */
export async function keepPhoto(database: Database, visit: string, file: File): Promise<KeptPhoto> {
  if (!file.type.startsWith("image/")) throw new UnfitPhoto("not_a_photo");
  if (file.size > PHOTO_LIMIT_BYTES) throw new UnfitPhoto("too_large");
  const bytes = await file.arrayBuffer();
  const takenAt = new Date(file.lastModified || Date.now()).toISOString();
  const photo = { visit, sha256: await sha256(bytes), mediaType: file.type, bytes, takenAt };
  await database.put("photos", photo);
  return photo;
}

export function keptPhoto(database: Database, visit: string, hash: string): Promise<KeptPhoto | undefined> {
  return database.get("photos", [visit, hash]);
}

export function forgetPhoto(database: Database, visit: string, hash: string): Promise<void> {
  return database.delete("photos", [visit, hash]);
}

/** Lower-case hexadecimal, 64 characters. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
