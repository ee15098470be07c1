import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FormChange } from "../../api/formVersions";
import { makeForm } from "../../testing/build";
import { chooseLanguage, wordsHere, type Language } from "../../words/language.svelte";
import type { Tree } from "../tree";
import { noteOf, sentenceOf } from "./sentences";

const form = makeForm({ question: "A1", type: "yes_no", title: { en: "Was it open?", ms: "Dibuka?" }, points: 3 });
const change = (given: Partial<FormChange>): FormChange => ({
  kind: "other",
  question: "A1",
  section: "A",
  key: "",
  before: null,
  after: null,
  ...given,
});

beforeAll(() => wordsHere());
afterEach(() => chooseLanguage("en"));

describe("what changed between two versions, told to people", () => {
  it("says the points before and after", () => {
    const points = change({ kind: "points", key: "points", before: 3, after: 5 });

    expect(sentenceOf(points, form)).toBe("Points of A1 “Was it open?”: 3 became 5.");
  });

  it("says how a question was worded before, in the language of the reader", async () => {
    const reworded = change({ kind: "reworded", key: "title", before: { en: "Open?", ms: "Buka?" }, after: { en: "Was it open?", ms: "Dibuka?" } });
    const english = sentenceOf(reworded, form);
    await chooseLanguage("ms");

    expect([english, sentenceOf(reworded, form)]).toEqual([
      "Reworded: A1 “Was it open?”. It was “Open?”.",
      "Ayat diubah: A1 “Dibuka?”. Dahulu “Buka?”.",
    ]);
  });

  it("names the language when only another one was reworded", () => {
    const reworded = change({ kind: "reworded", key: "title", before: { en: "Open?", ms: "Buka?" }, after: { en: "Open?", ms: "Dibuka?" } });

    expect(sentenceOf(reworded, form)).toBe("Reworded in Bahasa Melayu: A1 “Was it open?”.");
  });

  it("tells a question that is gone by the title that it had", () => {
    const removed = change({ kind: "removed", question: "Z9", before: { question: "Z9", title: "Colour of the poster" } });

    expect(sentenceOf(removed, form)).toBe("Taken out: Z9 “Colour of the poster”.");
  });

  it("names sections and the form itself", () => {
    const section = change({ kind: "reworded", question: null, key: "title", before: { en: "Entrance" }, after: { en: "Arrival" } });
    const coverage = change({ question: null, section: null, key: "scoring.minimum_coverage", before: 80, after: 75 });

    expect(noteOf([section, coverage], form).split("\n")).toEqual([
      "Reworded: section A Arrival. It was “Entrance”.",
      "Changed: the form, smallest coverage: 80 became 75.",
    ]);
  });
});

type Way = [step: string, ...rest: string[]];
type Test = { description: string; set?: [Way, unknown][]; remove?: Way[]; changes: FormChange[]; sentences: Partial<Record<Language, string[]>> };
const cases = JSON.parse(readFileSync("../tests/cases/changes.json", "utf8")) as { form: Tree; tests: Test[] }[];

/** The newer form of a case. */
function edited(form: Tree, { set = [], remove = [] }: Test): Tree {
  const next = structuredClone(form) as never;
  const ownerOf = (way: Way) => way.slice(0, -1).reduce((tree: never, step) => tree[step] as never, next) as Record<string, unknown>;
  for (const [way, value] of set) ownerOf(way)[way.at(-1) as string] = value;
  for (const way of remove) {
    const owner = ownerOf(way);
    if (Array.isArray(owner)) owner.splice(Number(way.at(-1)), 1);
    else delete owner[way.at(-1) as string];
  }
  return next;
}

describe("the cases that the server's note is held to as well", () => {
  const told = cases.flatMap(({ form, tests }) =>
    tests.flatMap((test) => Object.entries(test.sentences).map(([spoken, lines]) => ({ ...test, spoken: spoken as Language, lines, newer: edited(form, test) }))),
  );

  it.each(told)("$description, in $spoken", async ({ changes, newer, spoken, lines }) => {
    await chooseLanguage(spoken);
    expect(noteOf(changes, newer).split("\n")).toEqual(lines);
  });
});
