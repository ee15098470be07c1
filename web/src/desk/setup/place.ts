/** Where a branch lies, as it is typed: "3.1390, 101.6869", as every map gives it. */
export type Coordinates = { latitude: number | null; longitude: number | null };

const PAIR = /^(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/;

export function coordinatesText({ latitude, longitude }: Coordinates): string {
  return latitude === null || longitude === null ? "" : `${latitude}, ${longitude}`;
}

/** What was typed: both nulls for nothing, undefined when it is no place on earth. */
export function coordinatesOf(text: string): Coordinates | undefined {
  if (!text.trim()) return { latitude: null, longitude: null };
  const [, latitude, longitude] = PAIR.exec(text.trim()) ?? [];
  if (latitude === undefined || Math.abs(Number(latitude)) > 90 || Math.abs(Number(longitude)) > 180) return undefined;
  return { latitude: Number(latitude), longitude: Number(longitude) };
}
