/**
 * Why a file can't be kept as a photo: it is none; the browser can't open it; it has too many bytes or pixels; or the phone
 * has no room.
 */
export type Unkept = "not_a_photo" | "unreadable" | "too_large" | "too_many_pixels" | "no_room" | "not_kept";

/** A file that can't be kept as a photo. */
export class Unfit extends Error {
  override readonly name = "Unfit";

  constructor(readonly reason: Unkept) {
    super(reason);
  }
}
