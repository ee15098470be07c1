import type { Drawing } from "../../api/drawings";

type Chapter = "card" | "visits" | "time" | "faults" | "promise" | "consistency" | "peers" | "more";

/** The chapter of each figure, by the beginning of its name; in the order in which a page tells them. */
const chapters: readonly [Chapter, RegExp][] = [
  ["card", /^card/],
  ["visits", /^visit_scores/],
  ["time", /^(clocks|steps|felt)/],
  ["faults", /^(sins|calamities)/],
  ["promise", /^promise/],
  ["consistency", /^(dependence|training)/],
  ["peers", /^(peers|caterpillar)/],
  ["more", /^/],
];

/** The figures by chapter, each chapter that has any; a figure that is new to the desk stands in the last. */
export function byChapter(drawings: readonly Drawing[]): { chapter: Chapter; own: Drawing[] }[] {
  const left = new Set(drawings);
  const told = chapters.map(([chapter, name]) => {
    const own = [...left].filter((drawing) => name.test(drawing.name));
    own.forEach((drawing) => left.delete(drawing));
    return { chapter, own };
  });
  return told.filter((one) => one.own.length);
}
