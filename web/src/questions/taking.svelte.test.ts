import { describe, expect, it } from "vitest";
import { makeAlbum } from "../testing/build";
import type { Album } from "./asking";
import { Choosing } from "./choosing.svelte";
import { Taking } from "./taking.svelte";

const file = (name: string) => new File(["x"], name, { type: "image/jpeg" });

function begin(given: { hashes?: string[]; most?: number; album?: Partial<Album> } = {}) {
  const album = { ...makeAlbum(), ...given.album };
  const question = { hashes: given.hashes ?? [] };
  const taking = new Taking(() => ({
    album,
    hashes: question.hashes,
    most: given.most ?? Infinity,
    change: (change) => (question.hashes = [...change(question.hashes)]),
  }));
  return { album, question, taking };
}

describe("taking photos", () => {
  it("names each once its bytes are kept, in the order in which they were chosen", async () => {
    const { taking, question, album } = begin();
    await taking.take([file("a"), file("b")], "album");
    expect(question.hashes).toEqual(["a", "b"]);
    expect(album.notes.get("b")).toEqual({ source: "album", caption: "", blurred: 0 });
    expect(taking.progress).toBeUndefined();
  });

  it("takes as many as there is place for, and says how many were left", async () => {
    const { taking, question } = begin({ hashes: ["old"], most: 2 });
    await taking.take([file("a"), file("b"), file("c")], "album");
    expect([question.hashes, taking.troubles]).toEqual([["old", "a"], [{ left: 2 }]]);
  });

  it("goes on with the others when one can't be kept", async () => {
    const add: Album["add"] = async ({ name }) =>
      name === "a" ? { unkept: "no_room" } : { sha256: name, note: {} };
    const { taking, question } = begin({ album: { add } });
    await taking.take([file("a"), file("b")], "camera");
    expect([question.hashes, taking.troubles]).toEqual([["b"], [{ unkept: "no_room", name: "a" }]]);
  });

  it("says when the same picture is there already", async () => {
    const { taking, question } = begin({ hashes: ["x", "a"] });
    await taking.take([file("a")], "album");
    expect([question.hashes, taking.troubles]).toEqual([["x", "a"], [{ twice: 2 }]]);
  });

  it("puts a retaken photo in the place of the other, with its caption, and forgets the other", async () => {
    const { taking, question, album } = begin({ hashes: ["x", "old", "y"] });
    album.describe("old", { caption: "The door", blurred: 2 });
    await taking.retake("old", file("new"));
    expect(question.hashes).toEqual(["x", "new", "y"]);
    expect(album.notes.get("new")).toEqual({ source: "camera", caption: "The door", blurred: 0 });
    expect(album.forgotten).toEqual(["old"]);
  });

  it("leaves the old photo where retaking it failed", async () => {
    const { taking, question, album } = begin({ hashes: ["old"], album: { add: async () => ({ unkept: "not_kept" }) } });
    await taking.retake("old", file("new"));
    expect([question.hashes, album.forgotten]).toEqual([["old"], []]);
  });

  it("puts a photo with hidden places where the one before was, and forgets that", async () => {
    const { taking, question, album } = begin({ hashes: ["a", "b"] });
    const place = { x: 0, y: 0, width: 0.5, height: 0.5 };
    expect(await taking.hide("a", [place, place])).toBe("a hidden");
    expect([question.hashes, album.forgotten]).toEqual([["a hidden", "b"], ["a"]]);
    expect(album.notes.get("a hidden")?.blurred).toBe(2);
  });

  it("takes a removal back to the same place, and forgets the photo only when it can't be taken back any more", () => {
    const { taking, question, album } = begin({ hashes: ["a", "b", "c"] });
    taking.remove("b");
    expect(question.hashes).toEqual(["a", "c"]);
    taking.undo();
    expect([question.hashes, album.forgotten]).toEqual([["a", "b", "c"], []]);
    taking.remove("a");
    taking.remove("c");
    expect([question.hashes, album.forgotten]).toEqual([["b"], ["a"]]);
  });
});

describe("choosing places to hide", () => {
  it("draws one by dragging, moves it, makes it larger at its grip", () => {
    const choosing = new Choosing();
    const drag = (from: [number, number], to: [number, number], on?: { at: number; grip: boolean }) => {
      choosing.press({ x: from[0], y: from[1] }, on);
      choosing.drag({ x: to[0], y: to[1] });
      choosing.release({ x: to[0], y: to[1] });
    };
    drag([0.5, 0.5], [0.25, 0.25]);
    drag([0.3, 0.3], [0.55, 0.3], { at: 0, grip: false });
    drag([0.75, 0.5], [0.75, 0.75], { at: 0, grip: true });
    expect(choosing.places).toEqual([{ x: 0.5, y: 0.25, width: 0.25, height: 0.5 }]);
  });

  it("makes one of the usual size around a tap", () => {
    const choosing = new Choosing();
    choosing.press({ x: 0.5, y: 0.5 });
    choosing.release({ x: 0.5, y: 0.5 });
    expect(choosing.places).toEqual([{ x: 0.375, y: 0.375, width: 0.25, height: 0.25 }]);
  });

  it("takes back step by step", () => {
    const choosing = new Choosing();
    choosing.add();
    choosing.move(1, 0);
    choosing.remove();
    expect(choosing.places).toEqual([]);
    choosing.undo();
    expect(choosing.places[0]?.x).toBeCloseTo(0.395);
    choosing.undo();
    choosing.undo();
    expect([choosing.places, choosing.canUndo]).toEqual([[], false]);
  });
});
