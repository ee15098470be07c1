import { notGiven, type PhonePlace } from "./placing";

export type Spot = { latitude: number; longitude: number };

const PATIENCE_MS = 20_000;
const GOOD_ENOUGH_METRES = 20;
/** A branch is as wide as this; beyond it and beyond what the phone is unsure of, something may be wrong. */
const NEAR_METRES = 150;
const EARTH_METRES = 6_371_000;

/** Where the phone is: the best of 20 seconds, sooner when it is good; else what came, else why nothing did. */
export function placeNow(patience = PATIENCE_MS): Promise<PhonePlace> {
  if (!navigator.geolocation) return Promise.resolve(notGiven("impossible"));
  return new Promise((resolve) => {
    let best: GeolocationPosition | undefined;
    const over = (told: "refused" | "impossible" = "impossible"): void => {
      clearTimeout(timer);
      navigator.geolocation.clearWatch(watch);
      resolve(best ? given(best) : notGiven(told));
    };
    const timer = setTimeout(over, patience);
    const watch = navigator.geolocation.watchPosition(
      (found) => {
        if (!best || found.coords.accuracy < best.coords.accuracy) best = found;
        if (best.coords.accuracy <= GOOD_ENOUGH_METRES) over();
      },
      ({ code, PERMISSION_DENIED }) => code === PERMISSION_DENIED && over("refused"),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 0 },
    );
  });
}

/** Metres from a place to the branch when it is too far to be it; nothing when it is near, or when either is not known. */
export function tooFar(place: PhonePlace, branch: { latitude: number | null; longitude: number | null }): number | undefined {
  if (!isSpot(place) || !isSpot(branch)) return undefined;
  const metres = metresBetween(place, branch);
  return metres > NEAR_METRES + (place.accuracy ?? 0) ? metres : undefined;
}

/** As the crow flies. */
export function metresBetween(one: Spot, other: Spot): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const along = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  const chord = half(one.latitude, other.latitude) + along * half(one.longitude, other.longitude);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function isSpot<P extends { latitude?: number | null; longitude?: number | null }>(place: P): place is P & Spot {
  return place.latitude != null && place.longitude != null;
}

function given({ coords }: GeolocationPosition): PhonePlace {
  const { latitude, longitude, accuracy } = coords;
  return { told: "given", at: new Date().toISOString(), latitude, longitude, accuracy };
}
