import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const drawn = [...readFileSync("src/ui/icons.svg", "utf8").matchAll(/<path id="([^"]+)" d="[^"]+"/g)].map(([, id]) => id);
const named = [...readFileSync("src/ui/icons.ts", "utf8").matchAll(/^ {2}\| "([^"]+)"/gm)].map(([, name]) => name);

describe("the icons", () => {
  it("are drawn one by one as they are named", () => {
    expect(drawn.length).toBeGreaterThan(30);
    expect(drawn).toEqual(named);
  });
});
