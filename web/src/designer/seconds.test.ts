import { describe, expect, it } from "vitest";
import { readSeconds, writeSeconds } from "./seconds";

describe("a length of time", () => {
  it.each([
    ["10:00", 600],
    ["0:07.5", 7.5],
    ["0:07,5", 7.5],
    ["1:02:09", 3729],
    ["45", 45],
    ["90", 90],
    [" 5:00 ", 300],
    ["100:00", 6000],
  ])("is read from %s as %d seconds", (written, seconds) => expect(readSeconds(written)).toBe(seconds));

  it.each(["", "ten", "10:", "10:60", "1:60:00", "-5", "1:2:3:4", "5 min"])("is not read from %j", (written) =>
    expect(readSeconds(written)).toBeUndefined(),
  );

  it.each([
    [600, "10:00"],
    [0, "0:00"],
    [7.5, "0:07.5"],
    [600.1, "10:00.1"],
    [3729, "1:02:09"],
    [6000, "1:40:00"],
  ])("%d is written as %s, and read again as the same", (seconds, written) => {
    expect(writeSeconds(seconds)).toBe(written);
    expect(readSeconds(written)).toBe(seconds);
  });

  it("that is none, as in an unfinished draft, is written as it stands", () => {
    expect([writeSeconds("soon"), writeSeconds(-3), writeSeconds(undefined)]).toEqual(["soon", "-3", ""]);
  });
});
