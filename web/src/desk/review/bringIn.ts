import { Problem } from "../../api/client";
import { arrivedPhotos, putPhoto, putSubmission } from "../../api/handingIn";
import type { Receipt } from "../../api/visits";
import { namedPhotos } from "../../form/named";
import type { Rescued } from "../../rescue/reading";

/** What came of bringing a rescue file in: the receipt, and the photos that the server would not take, each with its reason. */
export type BroughtIn = { receipt: Receipt; refused: { sha256: string; why: Problem }[] };

/**
 * Sends what a phone could not send, by the phone's own two requests; `told` hears how many photos are done. Photos and notes
 * that the hand-in does not name stay in the file. Throws what the API throws.
 */
export async function bringIn({ visit, photos }: Rescued, told: (done: number) => void): Promise<BroughtIn> {
  const there = new Set(await arrivedPhotos(visit.hand_in.visit));
  const refused: BroughtIn["refused"] = [];
  const named = new Set(namedPhotos(visit.hand_in.document));
  for (const [at, photo] of photos.filter(({ sha256 }) => named.has(sha256)).entries()) {
    const why = there.has(photo.sha256) ? undefined : await whyNot(visit.hand_in.visit, photo);
    if (why) refused.push({ sha256: photo.sha256, why });
    told(at + 1);
  }
  // this is not the phone's clock: nothing can be said of how far it was off
  const receipt = await putSubmission(visit.submission, { ...visit.hand_in, sent_at: null });
  return { receipt, refused };
}

/** A photo that is no good must not keep the rest from arriving; anything else is thrown. */
async function whyNot(visit: string, photo: Rescued["photos"][number]): Promise<Problem | undefined> {
  try {
    await putPhoto(visit, photo);
    return undefined;
  } catch (problem) {
    if (problem instanceof Problem && OF_THE_PHOTO.has(problem.code)) return problem;
    throw problem;
  }
}

const OF_THE_PHOTO = new Set(["not_a_photo", "too_large", "hash_differs"]);
