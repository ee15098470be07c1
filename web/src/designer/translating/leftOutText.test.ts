import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { chooseLanguage, languages, wordsHere } from "../../words/language.svelte";
import { leftOutText } from "./leftOutText";

const reason = "As the server says it.";
const reasons: [code: string, data: Record<string, string | number>][] = [
  ["no_key", {}],
  ["unknown_key", { value: "question/A9/title" }],
  ["key_twice", { row: 7 }],
  ["other_words", { value: "The counter" }],
  ["no_character", {}],
  ["too_long", { most: 20000 }],
];

beforeAll(() => wordsHere());
afterEach(() => chooseLanguage("en"));

describe("why a text of a translator's file does not fit", () => {
  it.each(languages)("is said in %s, with its facts", async (spoken) => {
    await chooseLanguage(spoken);
    await wordsHere();
    const told = reasons.map(([code, data]) => leftOutText({ code, data, reason }));
    expect(new Set([...told, reason]).size).toBe(reasons.length + 1);
    reasons.forEach(([, data], at) => Object.values(data).forEach((fact) => expect(told[at]).toContain(String(fact))));
  });

  it("is said as the server does when this app has no words for it", () => {
    expect(leftOutText({ code: "from_tomorrow", data: {}, reason })).toBe(reason);
  });
});
