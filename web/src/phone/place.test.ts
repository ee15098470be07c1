import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDraft, makeForm } from "../testing/build";
import { metresBetween, placeNow, tooFar } from "./place";
import { notGiven, placeDue } from "./placing";

type Found = (position: { coords: { latitude: number; longitude: number; accuracy: number } }) => void;
type Failed = (problem: { code: number; PERMISSION_DENIED: 1 }) => void;
let found: Found;
let failed: Failed;
const cleared = vi.fn();

const at = (accuracy: number) => ({ coords: { latitude: 3.1, longitude: 101.7, accuracy } });
const branch = { latitude: 3.139, longitude: 101.6869 };

beforeEach(() => {
  vi.useFakeTimers();
  Object.defineProperty(navigator, "geolocation", {
    value: { watchPosition: (yes: Found, no: Failed) => ((found = yes), (failed = no), 7), clearWatch: cleared },
    configurable: true,
  });
});
afterEach(() => {
  vi.useRealTimers();
  cleared.mockClear();
});

describe("the place", () => {
  it("is the best of twenty seconds", async () => {
    const place = placeNow();
    found(at(800));
    found(at(60));
    found(at(300));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await place).toMatchObject({ told: "given", latitude: 3.1, longitude: 101.7, accuracy: 60 });
    expect(cleared).toHaveBeenCalledWith(7);
  });

  it("is taken at once when it is good", async () => {
    const place = placeNow();
    found(at(12));
    expect(await place).toMatchObject({ accuracy: 12 });
  });

  it("is refused, or impossible, and never an error", async () => {
    const refused = placeNow();
    failed({ code: 1, PERMISSION_DENIED: 1 });
    expect(await refused).toMatchObject({ told: "refused", latitude: null });

    const lost = placeNow();
    failed({ code: 2, PERMISSION_DENIED: 1 });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await lost).toMatchObject({ told: "impossible", accuracy: null });

    Object.defineProperty(navigator, "geolocation", { value: undefined, configurable: true });
    expect(await placeNow()).toMatchObject({ told: "impossible" });
  });

  it("is too far only beyond 150 metres and beyond what the phone is unsure of", () => {
    const place = { ...notGiven("impossible"), told: "given" as const };
    const north = (metres: number) => ({ ...place, latitude: branch.latitude + metres / 111_195, longitude: branch.longitude });
    expect(tooFar({ ...north(140), accuracy: 0 }, branch)).toBeUndefined();
    expect(tooFar({ ...north(400), accuracy: 300 }, branch)).toBeUndefined();
    expect(tooFar({ ...north(400), accuracy: 30 }, branch)).toBeCloseTo(400, -1);
    expect(tooFar({ ...north(400), accuracy: 30 }, { latitude: null, longitude: null })).toBeUndefined();
    expect(tooFar(place, branch)).toBeUndefined();
  });

  it("is measured along the earth", () => {
    const kualaLumpur = { latitude: 3.139, longitude: 101.6869 };
    const jakarta = { latitude: -6.2088, longitude: 106.8456 };
    expect(metresBetween(kualaLumpur, jakarta) / 1000).toBeCloseTo(1185, -1);
  });
});

describe("when the place is due", () => {
  const form = makeForm();
  const refused = { check_in: notGiven("refused"), check_out: null };

  it("is asked before anything is noted, once", () => {
    expect(placeDue(form, makeDraft(), branch)).toBe("ask");
    expect(placeDue(form, makeDraft({ events: { door: 0 } }), branch)).toBeUndefined();
    expect(placeDue(form, makeDraft({ places: refused }), branch)).toBeUndefined();
  });

  it("is noted on leaving by who agreed, even when the phone found nothing the first time", () => {
    const places = { check_in: notGiven("impossible"), check_out: null };
    expect(placeDue(form, makeDraft({ places, events: { door: 0 } }), branch)).toBe("leaving");
    expect(placeDue(form, makeDraft({ places: { ...places, check_out: notGiven("impossible") } }), branch)).toBeUndefined();
  });

  it("is not asked for where the branch is on no map", () => {
    expect(placeDue(form, makeDraft(), { latitude: null })).toBeUndefined();
  });

  it("has no place where nobody goes anywhere", () => {
    expect(placeDue({ ...form, channel: "phone" }, makeDraft(), branch)).toBeUndefined();
  });
});
