import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ReScore, ReScored as Result } from "../../api/trying";
import { makeForm } from "../../testing/build";
import { chooseLanguage, wordsHere } from "../../words/language.svelte";
import ReScored from "./ReScored.svelte";

const form = makeForm({ question: "A1", type: "yes_no", title: "Was it open?", points: 3 });
const of = (reference: string, before: string | null, after: string | null, bands: [string | null, string | null]) => ({
  visit: `id-${reference}`,
  reference,
  branch: { id: 1, code: "kl", name: "Kuala Lumpur" },
  wave: { id: 1, code: "w1", title: "First wave" },
  before,
  after,
  band_before: bands[0],
  band_after: bands[1],
});
const critical = { why: "critical", question: "A1", before: null, after: "cap 59" };
const points = { why: "points", question: "A1", before: "3", after: "5" };
const result = {
  visits: [
    { ...of("V-1", "90.6", "59.0", ["excellent", "poor"]), why: [critical, points] },
    { ...of("V-2", "80.0", "80.1", ["good", "good"]), why: [points] },
    { ...of("V-3", null, "70.0", [null, "fair"]), why: [{ why: "method", question: null, before: "pooled", after: "weighted" }] },
  ],
  by_question: [{ question: "A1", why: "points", visits: 3 }, { question: null, why: "scoring", visits: 1 }],
  before: { mean: "85.3" },
  after: { mean: "69.7" },
  up: 1,
  down: 1,
  page: 1,
  pages: 2,
} as unknown as Result;
let shown: object;
let turnTo = vi.fn();

function show(job: Partial<ReScore>) {
  turnTo = vi.fn();
  shown = mount(ReScored, { target: document.body, props: { job: job as ReScore, result, tree: form, turnTo } });
  flushSync();
}

const tables = () => [...document.querySelectorAll("table")].map((table) => [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, " ").trim())));

beforeAll(() => wordsHere());
afterEach(async () => {
  await unmount(shown);
  await chooseLanguage("en");
});

describe("the re-score preview", () => {
  it("shows each visit with both scores, the difference, the bands and every reason", () => {
    show({ visits: 40, changed: 3 });
    const [visits] = tables();
    expect(visits?.map((row) => row.slice(0, 5))).toEqual([
      ["V-1 Kuala Lumpur · First wave", "90.6", "59.0", "−31.6", "Excellent to Poor"],
      ["V-2 Kuala Lumpur · First wave", "80.0", "80.1", "+0.1", "stays Good"],
      ["V-3 Kuala Lumpur · First wave", "–", "70.0", "–", "none to Fair"],
    ]);
    expect(visits?.[0]?.[5]).toMatch(/59.*3.*5/);
    expect(visits?.[2]?.[5]).toBe("Method of scoring: All points together becomes Sections by their weight");
    expect(document.querySelector("tbody a")?.getAttribute("href")).toBe("/desk/review/id-V-1");
  });

  it("counts the visits by question, with its title", () => {
    show({ visits: 40, changed: 3 });
    expect(tables()[1]?.map((row) => [row[0], row[2]])).toEqual([["A1 Was it open?", "3"], ["the form as a whole", "1"]]);
  });

  it("turns to the next page, and to none before the first", () => {
    show({ visits: 40, changed: 3 });
    const [before, next] = [...document.querySelectorAll<HTMLButtonElement>("nav button")];
    next?.click();
    expect([before?.disabled, turnTo.mock.calls]).toEqual([true, [[2]]]);
  });

  it("names bands in the language of the reader", async () => {
    await chooseLanguage("id");
    show({ visits: 40, changed: 3 });
    expect(tables()[0]?.[0]?.[4]).not.toMatch(/Excellent|Poor/);
  });

  it("shows no table when no score changes, or when there is no visit", () => {
    show({ visits: 40, changed: 0 });
    expect([tables(), document.body.textContent]).toEqual([[], expect.stringContaining("40")]);
  });
});
