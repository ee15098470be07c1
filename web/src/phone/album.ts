import { photoAddress } from "../api/visits";
import type { Database } from "../offline/database";
import { keepPhoto, keptPhoto, UnfitPhoto } from "../offline/photos";
import type { Album } from "../questions/asking";

/** The photos of one visit: from this device, else from the server, if they were sent from another phone. */
export function albumOf(database: Database, visit: string): Album {
  return {
    add: async (file) => {
      try {
        return await keepPhoto(database, visit, file);
      } catch (problem) {
        return { unkept: problem instanceof UnfitPhoto ? problem.reason : "not_kept" };
      }
    },
    source: async (sha256) => {
      const kept = await keptPhoto(database, visit, sha256);
      return kept ? URL.createObjectURL(new Blob([kept.bytes], { type: kept.mediaType })) : photoAddress(visit, sha256);
    },
  };
}
