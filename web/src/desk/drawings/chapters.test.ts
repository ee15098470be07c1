import { expect, it } from "vitest";
import type { Drawing } from "../../api/drawings";
import { byChapter } from "./chapters";

const named = (name: string) => ({ name }) as Drawing;

it("tells the figures by chapter, and leaves out none that it does not know", () => {
  const told = byChapter(["calamities", "card_whole", "sins_2", "something_new", "visit_scores", "promise_rows"].map(named));
  expect(told.map(({ chapter, own }) => [chapter, own.map(({ name }) => name)])).toEqual([
    ["card", ["card_whole"]],
    ["visits", ["visit_scores"]],
    ["faults", ["calamities", "sins_2"]],
    ["promise", ["promise_rows"]],
    ["more", ["something_new"]],
  ]);
  expect(byChapter([])).toEqual([]);
});
