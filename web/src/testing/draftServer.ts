import { afterEach, beforeEach, vi } from "vitest";
import type { FormWithTree } from "../api/formVersions";
import type { Question } from "../form/definition";
import type { Editing } from "../designer/draft.svelte";
import { placeOf, withQuestion, type Tree } from "../designer/tree";

/** A form of one question, and how the tests of a draft write in it. */
export const tree = (title: string): Tree => ({ form: "shop", title: "Shop", languages: ["en"], sections: [{ section: "A", title: "Arrival", questions: [{ question: "A1", type: "yes_no", title }] }] });
export const draft = (title = "Open?", revision = 3, more: object = {}) =>
  ({ id: 9, code: "shop", number: 1, status: "draft", tree: tree(title), revision, changed_at: "2026-11-22T08:00:00Z", changed_by: "Lim", problems: [], warnings: [], wording: [], ...more }) as unknown as FormWithTree;
export const retitled = (form: Tree, title: string): Tree => {
  const place = placeOf(form, "A1") ?? { section: 0, question: 0 };
  return withQuestion(form, place, { question: "A1", type: "yes_no", title } as Question);
};
export const titleIn = (form: Tree) => form.sections[0]?.questions[0]?.title;

export function typing(editing: Editing, ...titles: string[]) {
  for (const title of titles) editing.change("A1.title", retitled(editing.tree, title));
}

type Answer = () => Response | Promise<Response>;
type Asked = { method: string; path: string; body: { tree?: Tree; revision?: number; code?: string } };

/** What the server was asked since the test began. */
export const asked: Asked[] = [];
let answers: Answer[] = [];

/** What a server that answers one request after the other says next; after that there is no signal. */
export function answering(...next: Answer[]): void {
  answers = next;
}

export const json = (status: number, body: object) => () => new Response(JSON.stringify(body), { status });
export const kept = (revision: number) => json(200, { revision, changed_at: "2026-11-22T08:30:00Z", problems: [], warnings: [], wording: [] });
export const refusal = (status: number, code: string) => json(status, { status, code, message: "No.", problems: [] });
export const cut = () => Promise.reject(new TypeError("Failed to fetch"));

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
  [asked.length, answers] = [0, []];
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
