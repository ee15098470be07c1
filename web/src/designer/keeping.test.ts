import { describe, expect, it, vi } from "vitest";
import type { FormWithTree } from "../api/formVersions";
import { Editing } from "./draft.svelte";
import { answering, asked, cut, draft, json, kept, refusal, titleIn, tree, typing } from "../testing/draftServer";
import { opened } from "./opening";
import type { Tree } from "./tree";

describe("a copy of one's own writing", () => {
  const published = draft("Theirs", 5, { status: "published" });
  async function met(theirs: FormWithTree): Promise<Editing> {
    answering(refusal(409, "changed_meanwhile"), json(200, theirs));
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "Mine");
    await vi.advanceTimersByTimeAsync(1000);
    asked.length = 0;
    return editing;
  }
  const sent = () => asked.map(({ method, path, body }) => [method, path, body.tree && titleIn(body.tree)].filter(Boolean).join(" "));

  it("has what is typed while it is made", async () => {
    const editing = await met(draft("Theirs", 5));
    let arrive: () => void = () => undefined;
    answering(json(200, [{ code: "shop" }]), json(201, { id: 12, code: "shop-2", revision: 1 }), () => new Promise<Response>((done) => (arrive = () => done(kept(2)()))), kept(3));
    const going = editing.keepAsCopy();
    await vi.advanceTimersByTimeAsync(100);
    typing(editing, "Mine, and more");
    arrive();
    await going;
    expect(sent().slice(2)).toEqual(["PUT /api/forms/12/draft Mine", "PUT /api/forms/12/draft Mine, and more"]);
    expect(asked.slice(2).map(({ body }) => body.revision)).toEqual([1, 2]);
  });

  it("is one draft, however often it has to be tried", async () => {
    const editing = await met(published);
    answering(json(201, { id: 12, code: "shop", revision: 1, tree: tree("Theirs"), status: "draft" }), cut);
    await expect(editing.keepAsCopy()).rejects.toThrow();
    expect([editing.saving.state, titleIn(editing.tree)]).toEqual(["conflict", "Mine"]);
    answering(json(200, { ...draft("Theirs", 1), id: 12 }), kept(2));
    expect((await editing.keepAsCopy()).id).toBe(12);
    expect(sent()).toEqual(["POST /api/clients/1/forms", "PUT /api/forms/12/draft Mine", "GET /api/forms/12", "PUT /api/forms/12/draft Mine"]);
  });

  it("is another draft when somebody has written in the first one since", async () => {
    const editing = await met(published);
    answering(json(201, { id: 12, code: "shop", revision: 1 }), cut);
    await expect(editing.keepAsCopy()).rejects.toThrow();
    answering(json(200, { ...draft("A third", 4), id: 12 }), refusal(409, "draft_exists"), json(200, [{ code: "shop" }]), json(201, { id: 13, code: "shop-2", revision: 1 }), kept(2));
    expect((await editing.keepAsCopy()).id).toBe(13);
  });

  it("takes the next code when somebody has begun a draft of the first", async () => {
    const editing = await met(published);
    const taken = refusal(409, "draft_exists");
    answering(taken, json(200, [{ code: "shop" }]), taken, json(201, { id: 14, code: "shop-3", revision: 1 }), kept(2));
    expect((await editing.keepAsCopy()).code).toBe("shop-3");
    expect(asked.filter(({ method }) => method === "POST").map(({ body }) => body.code)).toEqual(["shop", "shop-2", "shop-3"]);
  });

  it("can be made of what is still here of a draft that was thrown away", async () => {
    typing(new Editing(draft(), 1, 7), "Mine");
    await vi.advanceTimersByTimeAsync(300);
    vi.clearAllTimers();
    answering(refusal(404, "not_found"));
    const editing = new Editing(await opened(9, 7), 1, 7);
    expect([titleIn(editing.tree), editing.saving.conflict?.theirs, editing.saving.state]).toEqual(["Mine", undefined, "conflict"]);
    answering(json(200, []), json(201, { id: 12, code: "shop-2", revision: 1 }), kept(2));
    expect([(await editing.keepAsCopy()).id, asked.at(-1)?.path, localStorage.length]).toEqual([12, "/api/forms/12/draft", 0]);
    answering(refusal(404, "not_found"));
    await expect(opened(9, 7)).rejects.toThrow("No.");
  });
});

describe("copies in one browser", () => {
  /** What a page that is killed leaves behind. */
  function killed(editing: Editing): void {
    editing.saving.keepHere();
    vi.clearAllTimers();
  }

  it("of two tabs: what one brings to the server takes nothing from what the other has not sent", async () => {
    const [one, other] = [new Editing(draft(), 1, 7), new Editing(draft(), 1, 7)];
    typing(other, "Only in the other");
    killed(other);
    answering(kept(4));
    typing(one, "Of the one");
    await vi.advanceTimersByTimeAsync(1000);
    expect(one.saving.state).toBe("saved");
    const back = new Editing(draft("Of the one", 4), 1, 7);
    expect([titleIn(back.tree), titleIn(back.saving.conflict?.theirs?.tree as Tree)]).toEqual(["Only in the other", "Of the one"]);
  });

  it("are all offered, the newest first, one on each visit", async () => {
    const [one, other] = [new Editing(draft(), 1, 7), new Editing(draft(), 1, 7)];
    typing(one, "Older");
    killed(one);
    vi.advanceTimersByTime(1);
    typing(other, "Newer");
    killed(other);
    const first = new Editing(draft(), 1, 7);
    answering(kept(4));
    await first.saving.send();
    const second = new Editing(draft("Newer", 4), 1, 7);
    expect([titleIn(first.tree), titleIn(second.tree), second.saving.state]).toEqual(["Newer", "Older", "conflict"]);
    second.takeTheirs();
    expect(localStorage.length).toBe(0);
  });

  it("stay with a tab that has written more since another took its copy up", async () => {
    const open = new Editing(draft(), 1, 7);
    typing(open, "Open");
    killed(open);
    const later = new Editing(draft(), 1, 7);
    typing(open, "Open, and more");
    killed(open);
    answering(kept(4));
    await later.saving.send();
    expect([later.saving.state, titleIn(new Editing(draft("Open", 4), 1, 7).tree)]).toEqual(["saved", "Open, and more"]);
  });

  it("go on from what arrived meanwhile: nobody is told of a conflict with oneself after a page was killed", async () => {
    let arrive: () => void = () => undefined;
    answering(() => new Promise<Response>((done) => (arrive = () => done(kept(4)()))));
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A");
    await vi.advanceTimersByTimeAsync(1000);
    typing(editing, "AB");
    await vi.advanceTimersByTimeAsync(300);
    const unanswered = { ...localStorage };
    arrive();
    await vi.advanceTimersByTimeAsync(100);
    vi.clearAllTimers();
    // once there was an answer the revision says it, in whatever spelling the server keeps the tree
    for (const [left, server] of [[{ ...localStorage }, "A, as it is kept"], [unanswered, "A"]] as const) {
      localStorage.clear();
      for (const [key, text] of Object.entries(left)) localStorage.setItem(key, text as string);
      const back = new Editing(draft(server, 4, { changed_at: "2026-11-22T08:30:00Z" }), 1, 7);
      expect([titleIn(back.tree), back.saving.state, back.saving.revision]).toEqual(["AB", "waiting", 4]);
      vi.clearAllTimers();
    }
    localStorage.clear();
    for (const [key, text] of Object.entries(unanswered)) localStorage.setItem(key, text as string);
    expect(new Editing(draft("Another's", 4), 1, 7).saving.state).toBe("conflict");
  });

  it("never go on in another draft that was given the number of one that was thrown away", () => {
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "Mine");
    killed(editing);
    expect(new Editing(draft("Another", 3, { changed_at: "2026-11-23T09:00:00Z" }), 1, 7).saving.state).toBe("conflict");
  });

  it("go on when the answer to an earlier change was lost on the way", async () => {
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A");
    await vi.advanceTimersByTimeAsync(1000);
    typing(editing, "AB");
    answering(refusal(409, "changed_meanwhile"), json(200, draft("A", 4)), kept(5));
    await vi.advanceTimersByTimeAsync(5000);
    expect([editing.saving.state, editing.saving.revision, asked.at(-1)?.body.revision]).toEqual(["saved", 5, 4]);
  });

  it("are swept after 90 days, and not before", async () => {
    typing(new Editing(draft(), 1, 7), "Mine");
    vi.advanceTimersByTime(300);
    vi.clearAllTimers();
    const left = async (days: number) => {
      vi.setSystemTime(Date.now() + days * 24 * 3600_000);
      answering(json(200, draft()));
      await opened(8, 7);
      return localStorage.length;
    };
    expect([await left(89), await left(2)]).toEqual([1, 0]);
  });
});
