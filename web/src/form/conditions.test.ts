import { describe, expect, it } from "vitest";
import type { State } from "./answers";
import { cases } from "./cases";
import { states } from "./conditions";

describe("states, in the shared cases", () => {
  const rows = cases<{ states: Record<string, State> }>("conditions.json");

  it("finds cases to run", () => expect(rows.length).toBeGreaterThan(100));

  it.each(rows)("$name", ({ form, test }) => {
    const found = states(form, test.answers);
    expect(Object.fromEntries(Object.keys(test.states).map((code) => [code, found.get(code)]))).toEqual(test.states);
  });
});

describe("states", () => {
  it("names every question once, in the order of the form", () => {
    const question = (code: string) => ({ question: code, title: code, type: "yes_no" }) as const;
    const section = (code: string, ...codes: string[]) => ({ section: code, title: code, questions: codes.map(question) });
    const form = {
      form: "shop",
      title: "Shop",
      languages: ["en"],
      sections: [section("S", "B", "A"), section("T", "C")],
    };
    expect([...states(form, {}).entries()]).toEqual([
      ["B", "blank"],
      ["A", "blank"],
      ["C", "blank"],
    ]);
  });
});
