import { describe, expect, it, vi } from "vitest";
import { draft, retitled, titleIn, typing } from "../testing/draftServer";
import { Editing } from "./draft.svelte";

describe("what is drawn around a field that is typed in", () => {
  const drawn = (editing: Editing) => titleIn(editing.drawn.tree);

  it("follows when the typing pauses, while the form itself has each key at once", () => {
    const editing = new Editing(draft(), 1, 7);
    for (const title of ["A", "AB", "ABC"]) {
      typing(editing, title);
      vi.advanceTimersByTime(100);
    }
    expect([titleIn(editing.tree), drawn(editing)]).toEqual(["ABC", "Open?"]);
    vi.advanceTimersByTime(50);
    expect(drawn(editing)).toBe("ABC");
  });

  it("follows within a second of typing without a pause", () => {
    const editing = new Editing(draft(), 1, 7);
    for (let keys = 1; keys <= 10; keys++) {
      typing(editing, "a".repeat(keys));
      vi.advanceTimersByTime(100);
    }
    expect(drawn(editing)).toBe("a".repeat(10));
  });

  it("is there at once after a step of its own, and after undo and redo", () => {
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "Typed");
    editing.undo();
    expect(drawn(editing)).toBe("Open?");
    editing.redo();
    expect(drawn(editing)).toBe("Typed");
    editing.change("", retitled(editing.tree, "Moved"));
    vi.advanceTimersByTime(1000);
    expect(drawn(editing)).toBe("Moved");
  });

  it("is what an earlier visit left here, from the beginning", () => {
    typing(new Editing(draft(), 1, 7), "Mine");
    vi.advanceTimersByTime(300);
    expect(drawn(new Editing(draft(), 1, 7))).toBe("Mine");
  });
});
