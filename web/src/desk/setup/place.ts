/** Where a branch lies, as it is typed: "3.1390, 101.6869", as every map gives it. */
type Coordinates = { latitude: number | null; longitude: number | null };

export const NOWHERE: Coordinates = { latitude: null, longitude: null };

const PAIR = /^(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/;

export function coordinatesText({ latitude, longitude }: Coordinates): string {
  return latitude === null || longitude === null ? "" : `${latitude}, ${longitude}`;
}

/** What was typed: both nulls for nothing, undefined when it is no place on earth. */
export function coordinatesOf(text: string): Coordinates | undefined {
  if (!text.trim()) return NOWHERE;
  const [, latitude, longitude] = PAIR.exec(text.trim()) ?? [];
  if (latitude === undefined || Math.abs(Number(latitude)) > 90 || Math.abs(Number(longitude)) > 180) return undefined;
  return { latitude: Number(latitude), longitude: Number(longitude) };
}
