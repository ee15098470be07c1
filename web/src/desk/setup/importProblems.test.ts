import { afterEach, describe, expect, it } from "vitest";
import { chooseLanguage, wordsHere } from "../../words/language.svelte";
import { badCells } from "./importProblems";

const problem = (path: string, message = "wrong") => ({ path, message, code: "unknown" });

afterEach(() => chooseLanguage("en"));

describe("the problems of an import", () => {
  it("say the row and the column of each bad cell", () => {
    expect(badCells([problem("row 7, region", "'est' is no region")])).toEqual([{ row: "7", column: "region", message: "'est' is no region" }]);
  });

  it("stand in the order of the file, row 9 before row 10, and what is wrong with all of it first", () => {
    const rows = badCells([problem("row 10, code"), problem("row 9, code"), problem("header")]).map(({ row, column }) => [row, column]);
    expect(rows).toEqual([["", "header"], ["9", "code"], ["10", "code"]]);
  });

  it("keep the order within one row, and rows without a column", () => {
    expect(badCells([problem("row 3"), problem("row 3, code"), problem("row 3, city")]).map((cell) => cell.column)).toEqual(["", "code", "city"]);
  });

  it("are told in the reader's language, by the column where that says more, and in the server's words where nothing else is known", async () => {
    await chooseLanguage("id");
    await wordsHere();
    const told = badCells([problem("row 2, wave"), problem("row 2, colour"), { ...problem("row 2, n", "odd"), code: "strange" }]);
    expect(told.map(({ message }) => message)).toEqual(["Program ini tidak punya gelombang dengan kode ini.", "Kolom ini tidak dikenal. Hapus kolomnya.", "odd"]);
  });
});
