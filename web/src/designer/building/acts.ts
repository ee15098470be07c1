import { tick } from "svelte";
import type { QuestionType } from "../../form/definition";
import { say } from "../../words/designer";
import type { Editing } from "../draft.svelte";
import { duplicateSection } from "../duplicating";
import type { Finding } from "../findings";
import { newQuestion, newSection } from "../newQuestion";
import { shownIn } from "../texts";
import {
  addQuestion, addSection, duplicateQuestion, moveQuestion, moveSection, placeOf, questionAt, questionsOf, removeQuestion, removeSection, sectionsOf, stepFrom,
  type Place,
} from "../tree";
import { announce } from "./announced.svelte";

// What somebody does to the outline: each is one step of undo, is said aloud, and leaves the focus where the work goes on.

export async function addOfType(editing: Editing, type: QuestionType, at: Place): Promise<void> {
  const question = newQuestion(editing.tree, type, at.section);
  editing.change("", addQuestion(editing.tree, at, question));
  editing.chosen = { kind: "question", code: question.question };
  announce(say("done.added", { code: question.question }));
  await focusOn("[data-within='title'] :is(textarea, input)");
}

export async function duplicate(editing: Editing, at: Place): Promise<void> {
  const copy = duplicateQuestion(editing.tree, at);
  if (!copy) return;
  editing.change("", copy.tree);
  editing.chosen = { kind: "question", code: copy.code };
  announce(say("done.duplicated", { code: copy.code }));
  await focusOn("[data-within='title'] :is(textarea, input)");
}

/** Without the question; the one that takes its place is shown. */
export async function remove(editing: Editing, at: Place): Promise<void> {
  const code = questionAt(editing.tree, at)?.question ?? "";
  editing.change("", removeQuestion(editing.tree, at));
  const next = questionAt(editing.tree, at) ?? questionsOf(sectionsOf(editing.tree)[at.section]).at(-1);
  const section = sectionsOf(editing.tree)[at.section];
  editing.chosen = next ? { kind: "question", code: next.question } : { kind: "section", code: section?.section ?? "" };
  announce(say("done.removed", { code }));
  await focusOn(rowOf(next?.question ?? section?.section ?? ""));
}

export async function move(editing: Editing, from: Place, to: Place | undefined): Promise<void> {
  const question = questionAt(editing.tree, from);
  if (!question || !to) return announce(say("done.edge"));
  const held = document.activeElement?.closest("[data-row]") !== null;
  editing.change("", moveQuestion(editing.tree, from, to));
  editing.chosen = { kind: "question", code: question.question };
  const section = sectionsOf(editing.tree)[to.section];
  const title = shownIn(section?.title, editing.language, editing.writing.first);
  announce(say("done.moved", { code: question.question, place: to.question + 1, of: questionsOf(section).length, section: `${section?.section} ${title}` }));
  if (held) await focusOn(rowOf(question.question));
}

export async function step(editing: Editing, code: string, by: -1 | 1): Promise<void> {
  const from = placeOf(editing.tree, code);
  if (from) await move(editing, from, stepFrom(editing.tree, from, by));
}

export async function appendSection(editing: Editing): Promise<void> {
  const section = newSection(editing.tree);
  editing.change("", addSection(editing.tree, sectionsOf(editing.tree).length, section));
  editing.chosen = { kind: "section", code: section.section };
  announce(say("done.sectionAdded", { code: section.section }));
  await focusOn("[data-within='title'] :is(textarea, input)");
}

export async function duplicateWhole(editing: Editing, at: number): Promise<void> {
  const copy = duplicateSection(editing.tree, at);
  if (!copy) return;
  editing.change("", copy.tree);
  editing.chosen = { kind: "section", code: copy.code };
  announce(say("done.sectionAdded", { code: copy.code }));
  await focusOn("[data-within='title'] :is(textarea, input)");
}

export async function moveSectionTo(editing: Editing, from: number, to: number): Promise<void> {
  const sections = sectionsOf(editing.tree);
  const section = sections[from];
  if (!section || to < 0 || to >= sections.length) return announce(say("done.edge"));
  const held = document.activeElement?.closest("[data-row]") !== null;
  editing.change("", moveSection(editing.tree, from, to));
  announce(say("done.sectionMoved", { code: section.section, place: to + 1, of: sections.length }));
  if (held) await focusOn(rowOf(section.section));
}

export async function dropSection(editing: Editing, at: number): Promise<void> {
  const code = sectionsOf(editing.tree)[at]?.section ?? "";
  editing.change("", removeSection(editing.tree, at));
  const next = sectionsOf(editing.tree)[Math.max(0, at - 1)];
  editing.chosen = next ? { kind: "section", code: next.section } : { kind: "form" };
  announce(say("done.removed", { code }));
  await focusOn(rowOf(next?.section ?? ""));
}

/** The place after what is chosen, if that is in a section; else the section's end. */
export function placeAfter(editing: Editing, section: number): Place {
  const chosen = editing.chosen.kind === "question" ? placeOf(editing.tree, editing.chosen.code) : undefined;
  if (chosen?.section === section) return { section, question: chosen.question + 1 };
  return { section, question: questionsOf(sectionsOf(editing.tree)[section]).length };
}

export function rowOf(code: string): string {
  return `[data-row="${CSS.escape(code)}"]`;
}

export async function focusOn(selector: string): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** Show what a finding speaks of, and go to its field. */
export async function leadTo(editing: Editing, { owner, within }: Finding): Promise<void> {
  editing.chosen = owner;
  await tick();
  const spots = [...document.querySelectorAll<HTMLElement>(".chosen > fieldset [data-within]")].filter((spot) => isWithin(within, spot.dataset["within"] ?? ""));
  const nearest = spots.sort((one, other) => (other.dataset["within"] ?? "").length - (one.dataset["within"] ?? "").length)[0];
  nearest?.closest("details")?.setAttribute("open", "");
  const field = nearest?.querySelector<HTMLElement>("input, textarea, select, button") ?? nearest ?? document.querySelector<HTMLElement>(".chosen > fieldset h2");
  field?.focus();
}

function isWithin(within: string, spot: string): boolean {
  return within.startsWith(spot) && ["", ".", "["].includes(within.charAt(spot.length));
}
