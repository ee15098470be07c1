// A condition as people say it: "Asked when *Ticket to being called* is over 10:00".

import type { Question, Test, Text } from "../../form/definition";
import { say } from "../../words/conditions";
import { language, locales } from "../../words/language.svelte";
import { writeSeconds } from "../seconds";
import { rootOf, type Group, type Node } from "./nodes";
import { isOrder, nameOf, operandOf } from "./tests";

/** What a sentence needs to know of the form: its questions by code, and its texts in the language that is read. */
export interface About {
  readonly questions: ReadonlyMap<string, Question>;
  readonly text: (text: Text | undefined) => string;
}

/** A piece of a sentence: plain words, the title of a question, or what it is compared with. */
export interface Part {
  readonly is: "words" | "question" | "value";
  readonly text: string;
}

// signs that no text holds set titles and values off from the words around them, wherever a language puts them
const [QUESTION, VALUE, END] = ["\uE000", "\uE001", "\uE002"];
const SIGNS = /[\uE000-\uE002]/g;

/** When a question, or all questions of a section, are asked. */
export function sentenceOf(condition: unknown, about: About, of: "question" | "section" = "question"): Part[] {
  if (condition === undefined) return partsOf(say(`${of}.always`));
  const root = rootOf(condition);
  const [only] = root.members;
  const whole = only && root.members.length === 1 ? { ...only, negated: only.negated !== root.negated } : root;
  const clause = isTurned(whole) ? bare({ ...whole, negated: false }, about) : bare(whole, about);
  return partsOf(say(isTurned(whole) ? `${of}.unless` : `${of}.when`, { condition: clause }));
}

function partsOf(sentence: string): Part[] {
  const pieces = sentence.split(/(\uE000[^\uE002]*\uE002|\uE001[^\uE002]*\uE002)/).filter(Boolean);
  return pieces.map((piece) => ({ is: kindOf(piece), text: piece.replace(SIGNS, "") }));
}

function kindOf(piece: string): Part["is"] {
  return piece.startsWith(QUESTION as string) ? "question" : piece.startsWith(VALUE as string) ? "value" : "words";
}

/** A question without an answer has its own words; everything else that is turned round is said with `unless` or `not`. */
function isTurned(node: Node): boolean {
  return node.negated && !(node.kind === "test" && nameOf(node.test) === "answered");
}

function clauseOf(node: Node, about: About): string {
  if (isTurned(node)) return say("not", { condition: clauseOf({ ...node, negated: false }, about) });
  if (node.kind === "group") return node.members.length > 1 ? `(${joined(node, about)})` : joined(node, about);
  return node.kind === "test" ? testText(node.test, node.negated, about) : say("unread");
}

/** A clause that stands alone: a group needs no brackets there. */
function bare(node: Node, about: About): string {
  return node.kind === "group" ? joined(node, about) : clauseOf(node, about);
}

function joined({ join, members }: Group, about: About): string {
  const format = new Intl.ListFormat(locales[language()], { type: join === "all" ? "conjunction" : "disjunction" });
  return format.format(members.map((member) => clauseOf(member, about)));
}

function testText(test: Test, negated: boolean, about: About): string {
  const asked = about.questions.get(test.question);
  const title = asked ? about.text(asked.title) : "";
  const question = marked(QUESTION as string, title || test.question);
  const name = nameOf(test);
  if (name === undefined) return say("noTest", { question });
  if (name === "answered") return say(negated ? "unanswered" : "answered", { question });
  const value = valuesText(test, asked, about);
  return say(asked?.type === "time" && isOrder(name) ? `time.${name}` : name, { question, value });
}

function valuesText(test: Test, asked: Question | undefined, about: About): string {
  const operand = operandOf(test);
  const values = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  const texts = values.map((value) => marked(VALUE as string, valueText(value, asked, about)));
  return new Intl.ListFormat(locales[language()], { type: "disjunction" }).format(texts);
}

/** What an answer is compared with, as the question says it: an option by its title, a time as mm:ss, a share in per cent. */
export function valueText(value: unknown, asked: Question | undefined, about: About): string {
  const named = asked && titleOf(value, asked);
  if (named) return about.text(named) || String(value);
  switch (asked?.type) {
    case "yes_no":
      return value === "yes" || value === "no" ? say(value) : String(value);
    case "duration":
      return writeSeconds(value);
    case "ratio":
      return figure(value, { style: "percent", maximumFractionDigits: 12 });
    case "scale":
      return scaleText(value, asked.anchors?.[String(value)], about);
    case "number":
      return [figure(value, { maximumFractionDigits: 12 }), about.text(asked.unit)].filter(Boolean).join(" ");
    case "text":
      return `“${String(value)}”`;
    default:
      return String(value ?? "");
  }
}

function titleOf(value: unknown, asked: Question): Text | undefined {
  if (asked.type === "choice" || asked.type === "choices") return asked.options?.find(({ option }) => option === value)?.title;
  return asked.type === "checklist" ? asked.parts?.find(({ part }) => part === value)?.title : undefined;
}

function scaleText(value: unknown, anchor: Text | undefined, about: About): string {
  return anchor === undefined ? String(value) : `${String(value)} (${about.text(anchor)})`;
}

function figure(value: unknown, options: Intl.NumberFormatOptions): string {
  return typeof value === "number" ? new Intl.NumberFormat(locales[language()], options).format(value) : String(value ?? "");
}

function marked(sign: string, text: string): string {
  return `${sign}${text.replace(SIGNS, "")}${END}`;
}
