import { describe, expect, it } from "vitest";
import { codeFrom, isCode } from "./code";

describe("the code of a new form", () => {
  it("is made of the letters and digits of its title", () => {
    expect(codeFrom("  Café visit: 2nd round! ")).toBe("cafe-visit-2nd-round");
  });

  it("is a code for the longest title, and none where a title has no letter of ours", () => {
    expect(isCode(codeFrom("Bank ".repeat(40)))).toBe(true);
    expect(isCode(codeFrom("银行"))).toBe(false);
  });
});
