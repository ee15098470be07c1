import type { Refusal } from "../offline/database";
import { say } from "../words/phone";
import { say as sending } from "../words/sending";

const known = ["not_ready", "bad_input", "other_document", "wrong_state", "not_allowed", "not_found", "too_large"] as const;
const ofPhotos = ["photo_missing", "not_a_photo", "hash_differs"] as const;

const unfit = ["not_a_photo", "too_large", "hash_differs", "gone"] as const;

/** Why the server said no, in plain words, and what to do. */
export function refusalText({ code, message }: Refusal): string {
  if (code === "photos_unfit") return sending("way.unfitWhy");
  const ofPhoto = ofPhotos.find((one) => one === code);
  if (ofPhoto) return say(`no.${ofPhoto}`);
  const found = known.find((one) => one === code);
  return found ? sending(`no.${found}`) : sending("no.other", { message: message || code });
}

/** Why one photo was not taken. */
export function unfitText(code: string): string {
  const reason = unfit.find((one) => one === code);
  return reason ? sending(`unfit.${reason}`) : "";
}
