import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Tree } from "../tree";
import { placesOf } from "./places";
import { countsOf, languagesOf, standingOf, withLanguages, withTranslations, withWords } from "./wording";

interface Case {
  description: string;
  form: Tree;
  tests: { texts: [string, Record<string, string>][] }[];
}
const cases = JSON.parse(readFileSync("../tests/cases/texts.json", "utf8")) as Case[];

/** The texts by key as the server finds them: strings only, of two with one key the first. */
function textsOf(tree: Tree): [string, Record<string, string>][] {
  const found = new Map<string, Record<string, string>>();
  for (const { key, text } of placesOf(tree).flatMap((group) => group.places)) {
    const words = typeof text === "string" ? { [languagesOf(tree)[0] ?? "en"]: text } : text;
    const said = Object.fromEntries(Object.entries(words).filter(([, one]) => typeof one === "string"));
    if (!found.has(key)) found.set(key, said);
  }
  return [...found];
}

describe("the texts of a form", () => {
  it.each(cases)("are those that the server finds, with the same places: $description", ({ form, tests }) => {
    expect(textsOf(form)).toEqual(tests[0]?.texts);
  });

  it("of a question that has not changed are the very same again", () => {
    const tree = cases[0]?.form as Tree;
    const changed = withWords(tree, ["sections", 0, "title"], { language: "ms", words: "Ketibaan" });
    const [before, after] = [placesOf(tree).at(-1)?.places, placesOf(changed).at(-1)?.places];
    expect(after?.at(0)).not.toBe(before?.at(0));
    expect(after?.at(1)).toBe(before?.at(1));
  });
});

const tree = {
  form: "shop",
  title: "Shop",
  languages: ["en", "ms"],
  events: [{ event: "door", title: { en: "I walk in", ms: "I walk in" } }],
  sections: [{ section: "A", title: { en: "Arrival", ms: "Ketibaan" }, questions: [{ question: "A1", type: "yes_no", title: { en: "OK?", ms: "OK?" } }] }],
} as unknown as Tree;
const way = { source: "en", target: "ms", first: "en" };

describe("a translation", () => {
  it.each([
    ["is missing where only the source says something", "Shop", "missing"],
    ["is missing where it is blank", { en: "Shop", ms: "  " }, "missing"],
    ["has nothing to say where the source has not", { en: "" }, "done"],
    ["is suspicious when it is word for word the source", { en: "I walk in", ms: "I walk in" }, "same"],
    ["may be the same when there is no word in it", { en: "24/7", ms: "24/7" }, "done"],
    ["is done when it says something else", { en: "Arrival", ms: "Ketibaan" }, "done"],
  ])("%s", (_, text, standing) => expect(standingOf(text as never, way)).toBe(standing));

  it("is counted by how it stands", () => {
    expect(countsOf(placesOf(tree).flatMap((group) => group.places), way)).toEqual({ done: 2, missing: 1, same: 1 });
  });

  it("is written into its place, and touches nothing else", () => {
    const next = withWords(tree, ["title"], { language: "ms", words: "Kedai" });
    expect([next.title, next.sections, tree.title]).toEqual([{ en: "Shop", ms: "Kedai" }, tree.sections, "Shop"]);
    expect(next.sections).toBe(tree.sections);
  });

  it("goes when its words go; the first language stays, empty", () => {
    const without = withWords(tree, ["events", 0, "title"], { language: "ms", words: "" });
    const empty = withWords(tree, ["events", 0, "title"], { language: "en", words: "" });
    expect([without.events?.[0]?.title, empty.events?.[0]?.title]).toEqual([{ en: "I walk in" }, { en: "", ms: "I walk in" }]);
  });

  it("comes in by its key; what the form has no place or no language for is passed over", () => {
    const next = withTranslations(tree, [
      { key: "title", language: "ms", text: "Kedai" },
      { key: "question/A1/title", language: "ms", text: "Baik?" },
      { key: "question/A9/title", language: "ms", text: "Apa?" },
      { key: "title", language: "zh", text: "店" },
    ]);
    expect([next.title, next.sections[0]?.questions[0]?.title]).toEqual([{ en: "Shop", ms: "Kedai" }, { en: "OK?", ms: "Baik?" }]);
  });
});

describe("the languages of a form", () => {
  const plainly = (given: Tree): Tree => JSON.parse(JSON.stringify(given), (_, value) => (typeof value?.["en"] === "string" ? value["en"] : value)) as Tree;

  it.each(cases.map(({ description, form }) => [description, plainly(form)] as const))("can come in another order, and no text changes its language: %s", (_, form) => {
    const turned = withLanguages(form, ["zh", ...languagesOf(form)]);
    expect(textsOf(turned)).toEqual(textsOf(form));
    expect(turned.languages[0]).toBe("zh");
  });

  it("can go, and plain texts stay what they were", () => {
    expect(withLanguages(tree, ["ms"])).toMatchObject({ languages: ["ms"], title: { en: "Shop" } });
  });

  it("leave the texts alone while the first stays first", () => {
    expect(withLanguages(tree, ["en"]).title).toBe("Shop");
  });
});
