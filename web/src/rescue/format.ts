import type { HandIn } from "../api/visits";

export const FORMAT = 1;
export const VISIT = "visit.json";
export const PHOTOS = "photos/";

/** What `visit.json` holds: enough to hand a visit in from elsewhere, under the id that the phone gave it. */
export type RescuedVisit = {
  format: typeof FORMAT;
  submission: string;
  hand_in: HandIn;
  /** When the file was made, by the phone's clock. */
  made_at: string;
  /** What the shopper wrote down on the way: for whoever is given the file, and no part of the hand-in. */
  notes?: string;
};

export type RescuedPhoto = { sha256: string; bytes: ArrayBuffer };
