import { describe, expect, it, vi } from "vitest";
import { forget, remember, remembered, rememberedUnder } from "./remembered";

describe("what the browser remembers", () => {
  it("is there until it is forgotten", () => {
    expect(remember("look", "dark")).toBe(true);
    expect([remembered("look"), rememberedUnder("lo")]).toEqual(["dark", ["look"]]);

    forget("look");
    expect([remembered("look"), rememberedUnder("lo")]).toEqual([null, []]);
  });

  it("lasts until the page is closed where the browser refuses, and nothing fails", () => {
    const refuses = { clear: () => undefined } as Storage;
    vi.stubGlobal("localStorage", refuses);
    expect(remember("language", "ms")).toBe(false);
    expect([remembered("language"), rememberedUnder("lang")]).toEqual(["ms", ["language"]]);

    forget("language");
    expect(remembered("language")).toBeNull();
  });
});
