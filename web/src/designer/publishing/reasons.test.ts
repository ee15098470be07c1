import { afterEach, expect, it } from "vitest";
import type { ReScoreReason } from "../../api/trying";
import { chooseLanguage, wordsHere } from "../../words/language.svelte";
import { reasonText } from "./reasons";

afterEach(() => chooseLanguage("en"));

const points = (before: string, after: string): ReScoreReason => ({ why: "points", question: "A3", before, after });

it("writes points as the reader does, without decimals that say nothing", async () => {
  await chooseLanguage("id");
  await wordsHere();
  expect(reasonText(points("3.00", "12.50"))).toBe("Poin A3: 3 menjadi 12,5");
  await chooseLanguage("en");
  expect(reasonText(points("3.00", "12.50"))).toBe("Points of A3: 3 become 12.5");
});
