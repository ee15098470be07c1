import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FormWithTree } from "../api/formVersions";
import type { Question } from "../form/definition";
import { Editing } from "./draft.svelte";
import { placeOf, withQuestion, type Tree } from "./tree";

const tree = (title: string): Tree => ({ form: "shop", title: "Shop", languages: ["en"], sections: [{ section: "A", title: "Arrival", questions: [{ question: "A1", type: "yes_no", title }] }] });
const draft = (title = "Open?", revision = 3, more: object = {}) =>
  ({ id: 9, code: "shop", number: 1, status: "draft", tree: tree(title), revision, changed_at: "2026-11-22T08:00:00Z", changed_by: "Lim", problems: [], warnings: [], wording: [], ...more }) as unknown as FormWithTree;
const retitled = (form: Tree, title: string): Tree => {
  const place = placeOf(form, "A1") ?? { section: 0, question: 0 };
  return withQuestion(form, place, { question: "A1", type: "yes_no", title } as Question);
};
const titleIn = (form: Tree) => form.sections[0]?.questions[0]?.title;

/** A server that answers one request after the other; `asked` is what it was sent. */
let asked: { method: string; path: string; body: { tree?: Tree; revision?: number } }[];
let answers: (() => Response | Promise<Response>)[];

const json = (status: number, body: object) => () => new Response(JSON.stringify(body), { status });
const kept = (revision: number) => json(200, { revision, changed_at: "2026-11-22T08:30:00Z", problems: [], warnings: [], wording: [] });
const refusal = (status: number, code: string) => json(status, { status, code, message: "No.", problems: [] });
const cut = () => Promise.reject(new TypeError("Failed to fetch"));

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
  [asked, answers] = [[], []];
  vi.stubGlobal("fetch", async (request: Request) => {
    const text = await request.text();
    asked.push({ method: request.method, path: new URL(request.url).pathname, body: text ? JSON.parse(text) : {} });
    return (answers.shift() ?? cut)();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function typing(editing: Editing, ...titles: string[]) {
  for (const title of titles) editing.change("A1.title", retitled(editing.tree, title));
}

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
    answers = [kept(4)];
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A", "AB", "ABC");
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ method, path, body }) => [method, path, body.revision, body.tree && titleIn(body.tree)])).toEqual([["PUT", "/api/forms/9/draft", 3, "ABC"]]);
    expect([editing.saving.state, editing.saving.revision, localStorage.length]).toEqual(["saved", 4, 0]);
  });

  it("sends what was typed while the last was on its way, after it", async () => {
    let arrive: () => void = () => undefined;
    answers = [() => new Promise<Response>((done) => (arrive = () => done(kept(4)()))), kept(5)];
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

    answers = [kept(4)];
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
    answers = [cut, cut, kept(4)];
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A");
    await vi.advanceTimersByTimeAsync(20_000);
    expect([asked.length, editing.saving.state, await editing.saving.settled()]).toEqual([3, "saved", 4]);
  });

  it("says that it is not settled when the server says no", async () => {
    answers = [refusal(413, "too_large")];
    const editing = new Editing(draft(), 1, 7);
    typing(editing, "A");
    await expect(editing.saving.settled()).rejects.toThrow("No.");
    vi.advanceTimersByTime(300);
    expect([editing.saving.state, localStorage.length]).toEqual(["refused", 1]);
  });
});

describe("two admins on one draft", () => {
  async function met(theirs: FormWithTree): Promise<Editing> {
    answers = [refusal(409, "changed_meanwhile"), json(200, theirs)];
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
    answers = [kept(6)];
    editing.undo();
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked.at(-1)?.body.revision, titleIn(editing.tree)]).toEqual([5, "Mine"]);
  });

  it("can put mine over theirs, with theirs one step back", async () => {
    const editing = await met(draft("Theirs", 5));
    answers = [kept(6)];
    editing.putMine();
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked.at(-1)?.body.revision, editing.saving.state]).toEqual([5, "saved"]);
    expect(titleIn(asked.at(-1)?.body.tree as Tree)).toBe("Mine");
    editing.undo();
    expect(titleIn(editing.tree)).toBe("Theirs");
  });

  it("can keep mine as a form of its own", async () => {
    const editing = await met(draft("Theirs", 5));
    answers = [json(200, [{ code: "shop" }, { code: "shop-2" }]), json(201, { id: 12, code: "shop-3", revision: 1 }), kept(2)];
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

  it("leave what is written within reach when the draft was published or thrown away", async () => {
    const published = await met(draft("Theirs", 5, { status: "published" }));
    expect([published.readonly, published.saving.conflict?.theirs?.status]).toEqual([true, "published"]);
    answers = [refusal(404, "not_found"), refusal(404, "not_found")];
    localStorage.clear();
    const gone = new Editing(draft(), 1, 7);
    typing(gone, "Mine");
    await vi.advanceTimersByTimeAsync(1000);
    expect([gone.saving.state, gone.saving.conflict?.theirs, titleIn(gone.tree)]).toEqual(["conflict", undefined, "Mine"]);
  });
});
