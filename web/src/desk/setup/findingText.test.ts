import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { en } from "../../words/findings/en";
import { chooseLanguage, languages, wordsHere } from "../../words/language.svelte";
import { findingText } from "./findingText";

type Found = [code: string, data: Record<string, unknown>, message: string];
const cases = JSON.parse(readFileSync("../tests/cases/findings.json", "utf8")) as { tests: { found: Found[] }[] }[];
const found = cases.flatMap(({ tests }) => tests).flatMap((one) => one.found);
const places = found.map(([code, data, message]) => ({ path: "", code, data, message }));

const asTold = (value: unknown) => (Array.isArray(value) ? value.join(", ") : String(value));
/** Which of a code's sentences it is, where a file breaks, and what each language writes in its own way. */
const UNTOLD = ["sentence", "line", "share", "value"];

beforeAll(() => wordsHere());
afterEach(() => chooseLanguage("en"));

describe("what the server finds", () => {
  it("is said in English as the server says it", () => {
    for (const place of places) expect(findingText(place)).toBe(place.message.replace("text or choice", "text, choice"));
  });

  it.each(languages.filter((one) => one !== "en"))("is said in %s, with the same facts, in other words than in English", async (spoken) => {
    await chooseLanguage(spoken);
    await wordsHere();
    for (const place of places) {
      const told = findingText(place);
      const facts = Object.entries(place.data).filter(([fact, value]) => !UNTOLD.includes(fact) && place.message.includes(asTold(value)));
      expect(told).not.toBe(place.message);
      for (const [, value] of facts) expect(told).toContain(asTold(value));
    }
  });

  it("needs every sentence that there is", () => {
    const used = new Set(places.map(({ code, data }) => [code, data["sentence"]].filter(Boolean).join(".")));
    const spare = Object.keys(en).filter((key) => !/^(line|question|named|value\.\w+)$/.test(key) && !used.has(key));
    expect(spare).toEqual([]);
  });

  it("is said as the server does when this app has no words for it", () => {
    expect(findingText({ path: "", code: "from_tomorrow", message: "Update the app." })).toBe("Update the app.");
  });
});
