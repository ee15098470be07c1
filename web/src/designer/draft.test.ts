import { afterEach, describe, expect, it, vi } from "vitest";
import type { FormWithTree } from "../api/formVersions";
import { chooseLanguage } from "../words/language.svelte";
import { Editing } from "./draft.svelte";
import { answering, asked, draft, json, kept, cut, refusal, retitled, titleIn, typing } from "../testing/draftServer";
import type { Tree } from "./tree";

describe("undo and redo", () => {
  it("take back and bring again, typing in one field as one step, and what was redone is gone after a change", async () => {
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "O", "Op", "Ope");
    editing.change("", retitled(editing.tree, "Moved"));
    editing.undo();
    expect(titleIn(editing.tree)).toBe("Ope");
    editing.undo();
    expect([titleIn(editing.tree), editing.canUndo, editing.canRedo]).toEqual(["Open?", false, true]);
    editing.redo();
    editing.redo();
    expect([titleIn(editing.tree), editing.canRedo]).toEqual(["Moved", false]);
    editing.undo();
    typing(editing, "Other");
    expect(editing.canRedo).toBe(false);
  });

  it("have no limit", () => {
    const editing = new Editing(draft(), 1, 7);
    for (let count = 0; count < 1000; count++) editing.change("", retitled(editing.tree, `Title ${count}`));
    for (let count = 0; count < 1000; count++) editing.undo();
    expect([titleIn(editing.tree), editing.canUndo]).toEqual(["Open?", false]);
  });
});

describe("saving", () => {
  it("sends the last of what was typed once the typing pauses, with the revision it was made from", async () => {
    answering(kept(4));
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A", "AB", "ABC");
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ method, path, body }) => [method, path, body.revision, body.tree && titleIn(body.tree)])).toEqual([["PUT", "/api/forms/9/draft", 3, "ABC"]]);
    expect([editing.saving.state, editing.saving.revision, localStorage.length]).toEqual(["saved", 4, 0]);
  });

  it("sends what was typed while the last was on its way, after it", async () => {
    let arrive: () => void = () => undefined;
    answering(() => new Promise<Response>((done) => (arrive = () => done(kept(4)()))), kept(5));
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A");
    await vi.advanceTimersByTimeAsync(1000);
    typing(editing, "AB");
    await vi.advanceTimersByTimeAsync(1000);
    arrive();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ body }) => [body.revision, body.tree && titleIn(body.tree)])).toEqual([[3, "A"], [4, "AB"]]);
    expect(editing.saving.revision).toBe(5);
  });

  it("keeps a copy here until the server has it: without signal nothing typed is lost, and the next visit to the page goes on", async () => {
    const first = new Editing(draft(), 1, 7);
    typing(first, "Typed in a tunnel");
    await vi.advanceTimersByTimeAsync(1000);
    expect(first.saving.state).toBe("unreached");

    answering(kept(4));
    const second = new Editing(draft(), 1, 7);
    expect([titleIn(second.tree), second.cameBack]).toEqual(["Typed in a tunnel", true]);
    second.undo();
    expect(titleIn(second.tree)).toBe("Open?");
    second.redo();
    await vi.advanceTimersByTimeAsync(1000);
    expect([second.saving.state, localStorage.length]).toEqual(["saved", 0]);
  });

  it("keeps one person's copy from another's", () => {
    typing(new Editing(draft(), 1, 7), "Mine");
    vi.advanceTimersByTime(300);
    expect(titleIn(new Editing(draft(), 1, 8).tree)).toBe("Open?");
  });

  it("tries again by itself after there was no signal, and says when all is there", async () => {
    answering(cut, cut, kept(4));
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A");
    await vi.advanceTimersByTimeAsync(20_000);
    expect([asked.length, editing.saving.state, await editing.saving.settled()]).toEqual([3, "saved", 4]);
  });

  it("says that it is not settled when the server says no", async () => {
    answering(refusal(413, "too_large"));
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A");
    await expect(editing.saving.settled()).rejects.toThrow("No.");
    vi.advanceTimersByTime(300);
    expect([editing.saving.state, localStorage.length]).toEqual(["refused", 1]);
  });
});

describe("two admins on one draft", () => {
  async function met(theirs: FormWithTree): Promise<Editing> {
    answering(refusal(409, "changed_meanwhile"), json(200, theirs));
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "Mine");
    await vi.advanceTimersByTimeAsync(1000);
    return editing;
  }

  it("stop for a choice, and send nothing more before it", async () => {
    const editing = await met(draft("Theirs", 5));
    typing(editing, "Mine too");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([editing.saving.state, asked.length, titleIn(editing.tree)]).toEqual(["conflict", 2, "Mine too"]);
    await expect(editing.saving.settled()).rejects.toThrow();
  });

  it("can take theirs, with mine one step back", async () => {
    const editing = await met(draft("Theirs", 5));
    editing.takeTheirs();
    expect([titleIn(editing.tree), editing.saving.state, localStorage.length]).toEqual(["Theirs", "saved", 0]);
    answering(kept(6));
    editing.undo();
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked.at(-1)?.body.revision, titleIn(editing.tree)]).toEqual([5, "Mine"]);
  });

  it("can put mine over theirs, with theirs one step back", async () => {
    const editing = await met(draft("Theirs", 5));
    answering(kept(6));
    editing.putMine();
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked.at(-1)?.body.revision, editing.saving.state]).toEqual([5, "saved"]);
    expect(titleIn(asked.at(-1)?.body.tree as Tree)).toBe("Mine");
    editing.undo();
    expect(titleIn(editing.tree)).toBe("Theirs");
  });

  it("can keep mine as a form of its own", async () => {
    const editing = await met(draft("Theirs", 5));
    answering(json(200, [{ code: "shop" }, { code: "shop-2" }]), json(201, { id: 12, code: "shop-3", revision: 1 }), kept(2));
    const copy = await editing.keepAsCopy();
    const { path, body } = asked.at(-1) ?? {};
    expect([copy.id, path, body?.tree?.form, body?.tree && titleIn(body.tree), titleIn(editing.tree)]).toEqual([12, "/api/forms/12/draft", "shop-3", "Mine", "Theirs"]);
  });

  it("are not seen where there is one: the answer to what was sent was lost on the way", async () => {
    const editing = await met(draft("Mine", 4));
    expect([editing.saving.state, editing.saving.revision]).toEqual(["saved", 4]);
  });

  it("meet when one comes back with a copy from before", () => {
    typing(new Editing(draft(), 1, 7), "Mine");
    vi.advanceTimersByTime(300);
    const editing = new Editing(draft("Theirs", 8), 1, 7);
    expect([titleIn(editing.tree), titleIn(editing.saving.conflict?.theirs?.tree as Tree)]).toEqual(["Mine", "Theirs"]);
  });

  it("meet again on every visit until there is a choice: closing the page chooses nothing", () => {
    typing(new Editing(draft(), 1, 7), "Mine");
    vi.advanceTimersByTime(300);
    new Editing(draft("Theirs", 8), 1, 7).saving.leave();
    expect(new Editing(draft("Theirs", 8), 1, 7).saving.conflict?.theirs?.revision).toBe(8);
  });

  it("leave nobody a page to change when theirs, which is taken, is published", async () => {
    const editing = await met(draft("Theirs", 5, { status: "published" }));
    editing.takeTheirs();
    typing(editing, "More");
    expect([editing.readonly, titleIn(editing.tree), editing.saving.state]).toEqual([true, "Theirs", "saved"]);
  });

  it("leave what is written within reach when the draft was published or thrown away", async () => {
    const published = await met(draft("Theirs", 5, { status: "published" }));
    expect([published.readonly, published.saving.conflict?.theirs?.status]).toEqual([true, "published"]);
    answering(refusal(404, "not_found"), refusal(404, "not_found"));
    localStorage.clear();
    const gone = new Editing(draft(), 1, 7);
    typing(gone, "Mine");
    await vi.advanceTimersByTimeAsync(1000);
    expect([gone.saving.state, gone.saving.conflict?.theirs, titleIn(gone.tree)]).toEqual(["conflict", undefined, "Mine"]);
  });
});

describe("the language that texts are written in", () => {
  afterEach(() => chooseLanguage("en"));

  it.each([
    { reads: "ms", form: ["en", "ms"], writes: "ms" },
    { reads: "id", form: ["en", "ms"], writes: "en" },
  ] as const)("is $writes at first for who reads $reads in a form of $form", async ({ reads, form, writes }) => {
    await chooseLanguage(reads);
    const opened = draft();
    expect(new Editing({ ...opened, tree: { ...opened.tree, languages: form } }, 1, 7).writing).toEqual({ language: writes, first: "en" });
  });
});
