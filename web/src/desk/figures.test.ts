import { afterEach, expect, it } from "vitest";
import { chooseLanguage } from "../words/language.svelte";
import { percentText } from "./figures";

afterEach(() => chooseLanguage("en"));

it.each([["en", "73.6\u00a0%"], ["ms", "73.6%"], ["id", "73,6%"]] as const)("a share is written in %s as %s", async (language, text) => {
  await chooseLanguage(language);
  expect(percentText("73.55")).toBe(text);
});

it("writes nothing for a share of nothing", () => expect(percentText(null)).toBeUndefined());
