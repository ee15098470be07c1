import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { chooseLanguage, languages, wordsHere } from "../../words/language.svelte";
import { en } from "../../words/leftOut/en";
import { reasonText, type Reason } from "./reasonText";

type Row = [sheet: string, row: number | null, column: string, value: string, code: string, data: Record<string, unknown>, message: string];
const cases = JSON.parse(readFileSync("../tests/cases/left_out.json", "utf8")) as { tests: { left_out: Row[]; refused?: [code: string, data: Record<string, unknown>, message: string] }[] }[];
const tests = cases.flatMap((one) => one.tests);
const left = tests.flatMap((one) => one.left_out).map(([, , , , code, data, message]): Reason => ({ code, data, message }));
const refused = tests.flatMap((one) => (one.refused ? [one.refused] : [])).map(([code, data, message]): Reason => ({ code, data, message }));
/** What only a very large workbook is told. */
const large = [
  { code: "too_large", data: { sentence: "megabytes", most: 8 }, message: "The file is larger than 8 MB. Remove what is no form from it." },
  { code: "too_large", data: { sentence: "cells" }, message: "The workbook holds far more than a form does. Remove the sheets that are no part of it." },
  { code: "too_large", data: { sentence: "rows", most: 20000 }, message: "20000 rows are more than a form has. Remove what is no part of it." },
];
const reasons = [...left, ...refused, ...large];

/** The reason and the one within it. */
const withInner = (reason: Reason): Reason[] => [reason, ...(reason.data?.["because"] ? withInner(reason.data["because"] as Reason) : [])];
/** What of a reason any language repeats: names, values and numbers, but no language's own name, and no list that stands in a sentence otherwise. */
const factsOf = ({ data = {} }: Reason) => Object.entries(data).filter(([fact]) => !["sentence", "because", "problem", "left_out"].includes(fact));

beforeAll(() => wordsHere());
afterEach(() => chooseLanguage("en"));

describe("why a place of a workbook was left out", () => {
  it("is said in English as the server says it", () => {
    const asTold = (message: string) => message.replace("English (en)", "en").replace("Bahasa Melayu (ms)", "ms").replace(/ survey row 2.*/, "");
    for (const reason of reasons) expect(reasonText(reason)).toBe(asTold(reason.message));
  });

  it.each(languages.filter((one) => one !== "en"))("is said in %s, with the same facts, in other words than in English", async (spoken) => {
    await chooseLanguage(spoken);
    await wordsHere();
    for (const reason of reasons.flatMap(withInner)) {
      const told = reasonText(reason);
      expect(told).not.toBe(reason.message);
      for (const [, value] of factsOf(reason)) expect(told).toContain(String(value));
    }
  });

  it("names languages and types of questions as the reader does", () => {
    const naming = (fact: string, code: string) => `<${fact} ${code}>`;
    const message = "";
    expect(reasonText({ code: "other_language", message, data: { language: "en", shown: "ms" } }, naming)).toContain("<language en>");
    const because = { code: "test", message, data: { name: "q", type: "text" } };
    expect(reasonText({ code: "always_asked", message, data: { because } }, naming)).toContain("<type text>");
    const problem = { code: "tag_missing", message, data: { question: "r", family: "parameter" } };
    expect(reasonText({ code: "refused", message, data: { problem } }, naming)).toContain("<family parameter>");
  });

  it("needs every sentence that there is", () => {
    const used = new Set(reasons.flatMap(withInner).map(({ code, data }) => [code, data?.["sentence"]].filter(Boolean).join(".")));
    expect(Object.keys(en).filter((key) => !used.has(key))).toEqual([]);
  });

  it("is said as the server does when this app has no words for it", () => {
    expect(reasonText({ code: "from_tomorrow", message: "Update the app." })).toBe("Update the app.");
  });
});
