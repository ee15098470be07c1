import { describe, expect, it } from "vitest";
import { coordinatesOf, coordinatesText, NOWHERE } from "./place";

describe("the place of a branch", () => {
  it("is read as a map gives it, and written back the same", () => {
    const place = { latitude: -6.2088, longitude: 106.8456 };
    expect(coordinatesOf("-6.2088, 106.8456")).toEqual(place);
    expect(coordinatesOf(" -6.2088 106.8456 ")).toEqual(place);
    expect(coordinatesOf(coordinatesText(place))).toEqual(place);
  });

  it("may be left out", () => {
    expect(coordinatesOf("  ")).toEqual(NOWHERE);
    expect(coordinatesText(NOWHERE)).toBe("");
  });

  it.each(["91, 10", "3.1", "3.1, 181", "KL Sentral", "3,13 101,68"])("is not made out of %s", (text) => {
    expect(coordinatesOf(text)).toBeUndefined();
  });
});
