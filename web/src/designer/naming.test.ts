import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { findingText } from "../desk/setup/findingText";
import { chooseLanguage, wordsHere } from "../words/language.svelte";
import { placeName } from "./fieldName";
import { naming } from "./naming";
import type { Taxonomy } from "./taxonomy.svelte";

const at = (code: string, data: Record<string, unknown>) => ({ path: "", code, message: "", data });

beforeAll(() => wordsHere());
afterEach(() => chooseLanguage("en"));

describe("what was found is said in the designer", () => {
  it("with types and tests as its fields call them", async () => {
    await chooseLanguage("id");
    const told = findingText(at("test_not_possible", { test: "over", question: "A1", type: "yes_no", possible: ["is", "answered"] }), naming());
    expect(told).toBe("“lebih dari” tidak bisa dijawab oleh A1, pertanyaan jenis “Ya atau tidak”. Pakai salah satu dari “dijawab”, “ada jawabannya”.");
  });

  it("with languages and keys by name", async () => {
    await chooseLanguage("ms");
    const told = [at("missing_translation", { language: "id", shown: "en" }), at("missing_key", { key: "start" })].map((one) => findingText(one, naming()));
    expect(told).toEqual(["Teks ini belum ada dalam Bahasa Indonesia. Tuliskannya; jika tidak, English yang ditunjukkan.", "“Bermula apabila” tiada. Tambahkan."]);
  });

  it("with parameters and standards as the form that is open calls them", () => {
    const taxonomy = { title: (_: string, code: string) => (code === "speed" ? "Speed of service" : code) } as Taxonomy;
    const tree = { form: "shop", title: "Shop", languages: ["en", "ms"], standards: [{ standard: "id-check", title: { en: "Identity", ms: "Identiti" } }], sections: [] };
    const open = { taxonomy, tree, writing: { language: "ms", first: "en" } };
    const told = [at("lonely_parameter", { parameter: "speed" }), at("standard_unasked", { standard: "id-check" }), at("standard_unasked", { standard: "gone" })];
    expect(told.map((one) => findingText(one, naming(open)))).toEqual([
      "Only one question is about “Speed of service”. Ask a second, or its score is never shown.",
      "No question asks about “Identiti”. Ask one, or remove the standard.",
      "No question asks about gone. Ask one, or remove the standard.",
    ]);
  });

  it("at places that are called as their fields", () => {
    expect(["title.ms", "tags.parameter", "scoring.bands[0].from", "curve.limit", "colour"].map(placeName)).toEqual(["Text", "Parameter", "Bands", "Timed standard", "colour"]);
  });
});
