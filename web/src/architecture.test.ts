import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** README.md draws this table for readers; here it is kept. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  form: [],
  api: ["form"],
  ui: [],
  words: [],
  photos: [],
  offline: ["api", "form", "photos"],
  rescue: ["api"],
  questions: ["form", "photos", "ui", "words"],
  phone: ["api", "form", "offline", "photos", "questions", "rescue", "ui", "words"],
  trial: ["form", "offline", "phone", "photos", "questions", "ui", "words"],
  desk: ["api", "designer", "form", "questions", "rescue", "trial", "ui", "words"],
  designer: ["api", "desk", "form", "questions", "trial", "ui", "words"],
};
const LINES = 300;

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$|api\/types\.ts$|^testing/.test(name),
);
const source = (name: string): string => readFileSync(join("src", name), "utf8");

/** The folders under src/ that a file imports from; files at the top have none. */
function importedBy(name: string): string[] {
  const paths = [...source(name).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, path]) =>
    join(dirname(name), path as string),
  );
  return [...new Set(paths.filter((path) => path.includes("/")).map((path) => path.split("/")[0] as string))];
}

describe.each(Object.entries(MAY_IMPORT))("src/%s", (folder, allowed) => {
  it(`imports only from ${["itself", ...allowed].join(", ")}`, () => {
    const own = files.filter((name) => name.startsWith(`${folder}/`));
    const wrong = own.flatMap((name) =>
      importedBy(name)
        .filter((from) => from !== folder && !allowed.includes(from))
        .map((from) => `${name} imports ${from}`),
    );

    expect(own.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});

describe("the source", () => {
  const outside = (folder: string, pattern: RegExp): string[] =>
    files.filter((name) => !name.startsWith(`${folder}/`) && pattern.test(source(name)));

  it("fetches only in api (the service worker fetches the app itself)", () => {
    expect(outside("api", /(?<![\w.#])fetch\(/)).toEqual(["offline/worker.ts"]);
  });

  it("touches IndexedDB only in offline", () => {
    expect(outside("offline", /indexedDB|from "idb"/)).toEqual([]);
  });

  it("opens the designer only from the desk's table of pages", () => {
    expect(outside("designer", /from "\.\.?\/(\.\.\/)*designer\/|import\("[./]+designer\//)).toEqual(["desk/pages.ts"]);
  });

  it(`has no file above ${LINES} lines`, () => {
    expect(files.filter((name) => source(name).split("\n").length > LINES)).toEqual([]);
  });
});
