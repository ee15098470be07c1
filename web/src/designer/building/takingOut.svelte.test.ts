import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { FormWithTree } from "../../api/formVersions";
import type { Question, Section } from "../../form/definition";
import { wordsHere } from "../../words/language.svelte";
import { Editing } from "../draft.svelte";
import { everyQuestion } from "../tree";
import QuestionPanel from "./QuestionPanel.svelte";
import SectionPanel from "./SectionPanel.svelte";

const questions = [
  { question: "A1", type: "yes_no", title: "Open?" },
  { question: "A2", type: "yes_no", title: "Clean?", ask_if: { question: "A1", is: "yes" } },
] as Question[];
const tree = { form: "shop", title: "Shop", languages: ["en"], sections: [{ section: "A", title: "Arrival", questions }] };
const draft = { id: 9, code: "shop", number: 1, status: "draft", tree, revision: 3, problems: [], warnings: [], wording: [] } as unknown as FormWithTree;
let panel: object = {};

function press(name: RegExp) {
  const buttons = [...document.querySelectorAll("button")].filter((one) => name.test(one.getAttribute("aria-label") ?? one.textContent ?? ""));
  buttons.at(-1)?.click();
  flushSync();
}

function shown(place: number): Editing {
  const editing = new Editing(draft, 1, 7);
  panel = mount(QuestionPanel, { target: document.body, props: { editing, place: { section: 0, question: place }, question: questions[place] as Question } });
  flushSync();
  return editing;
}

beforeAll(() => wordsHere());
afterEach(async () => {
  await unmount(panel);
  localStorage.clear();
});

describe("a question is deleted", () => {
  const codesOf = (editing: Editing) => everyQuestion(editing.tree).map((one) => one.question);

  it("at once when nothing names it", () => {
    const editing = shown(1);
    press(/^Delete A2$/);
    expect(codesOf(editing)).toEqual(["A1"]);
  });

  it("after a word of warning when others name it", async () => {
    const editing = shown(0);
    press(/^Delete A1$/);
    expect([codesOf(editing), document.querySelector("dialog[open]")?.textContent]).toEqual([["A1", "A2"], expect.stringContaining("A2")]);
    press(/^\s*Delete A1\s*$/);
    await vi.waitFor(() => expect(codesOf(editing)).toEqual(["A2"]));
  });
});

describe("a section is deleted", () => {
  const named = { section: "B", title: "Leaving", ask_if: { question: "A1", is: "yes" }, questions: [{ question: "B1", type: "yes_no", title: "Thanked?" }] };
  const sections = [tree.sections[0] as (typeof tree.sections)[0], named];
  const left = (editing: Editing) => editing.tree.sections.map(({ section }) => section);

  function shownSection(at: number): Editing {
    const editing = new Editing({ ...draft, tree: { ...tree, sections } } as unknown as FormWithTree, 1, 7);
    panel = mount(SectionPanel, { target: document.body, props: { editing, at, section: editing.tree.sections[at] as Section } });
    flushSync();
    return editing;
  }

  it("at once when only its own questions name each other", () => {
    const editing = shownSection(1);
    press(/^Delete B$/);
    expect(left(editing)).toEqual(["A"]);
  });

  it("after a word of warning when others name a question in it, and comes back by undo", async () => {
    const editing = shownSection(0);
    press(/^Delete A$/);
    expect([left(editing), document.querySelector("dialog[open]")?.textContent]).toEqual([["A", "B"], expect.stringContaining("Section B")]);
    press(/^\s*Delete A\s*$/);
    await vi.waitFor(() => expect(left(editing)).toEqual(["B"]));
    editing.undo();
    expect(left(editing)).toEqual(["A", "B"]);
  });
});
