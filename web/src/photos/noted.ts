/** What a camera noted of a photo. Places are degrees, north and east above 0. */
export type Noted = {
  /** How the stored picture must be turned to stand upright, in EXIF's numbers 1 to 8. */
  orientation: number;
  /** ISO 8601 with an offset; by the phone's own time zone where the camera named none. */
  takenAt: string | null;
  latitude: number | null;
  longitude: number | null;
};

export const NOTHING_NOTED: Noted = { orientation: 1, takenAt: null, latitude: null, longitude: null };
