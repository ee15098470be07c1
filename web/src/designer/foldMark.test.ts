import { expect, it } from "vitest";

const sources = import.meta.glob<string>("./**/*.svelte", { eager: true, query: "?raw", import: "default" });

it("whatever folds in the designer begins with the same mark", () => {
  const summaries = Object.entries(sources).flatMap(([path, source]) => [...source.matchAll(/<summary[^>]*>\s*(\S+ ?\S*)/g)].map(([, first]) => `${path}: ${first}`));
  expect(summaries.length).toBeGreaterThan(5);
  expect(summaries.filter((one) => !/: <FoldMark \/>/.test(one))).toEqual([]);
});
