import type { FormChange } from "../../api/formVersions";
import { textIn } from "../../desk/formText";
import type { Text } from "../../form/definition";
import { language } from "../../words/language.svelte";
import { say } from "../../words/publishing";
import { languageName } from "../languages";
import { placeOf, questionAt, sectionsOf, type Tree } from "../tree";
import { codeName } from "./codeName";

const KEYS = ["title", "brief", "hint", "scoring", "minimum_coverage", "method", "bands", "languages", "events", "standards", "sections", "channel", "photos", "weight", "required", "photo", "comment", "family", "sins", "calamities", "probe", "binding", "standard", "type", "minimum", "maximum", "expected", "delayed", "not_applicable"] as const;

/** What has changed, in one sentence for people. `form` is the newer form, whose titles are told. */
export function sentenceOf(change: FormChange, form: Tree): string {
  const what = subjectOf(change, form);
  if (change.key === "points") return say("change.points", { what, before: figure(change.before), after: figure(change.after) });
  if (change.key === "bonus") return say(change.after ? "change.bonus" : "change.noBonus", { what });
  if (change.kind === "points" || change.kind === "other" || (change.kind === "tags" && change.key !== "tags")) return other(change, what);
  return change.kind === "reworded" ? reworded(change, what) : say(`change.${change.kind}`, { what });
}

/** The note of a version: a line for each change. */
export function noteOf(changes: readonly FormChange[], form: Tree): string {
  return [...new Set(changes.map((change) => sentenceOf(change, form)))].join("\n");
}

function other({ key, before, after }: FormChange, what: string): string {
  const [old, now] = [before, after].map((value) => valueText(key, value));
  return old && now
    ? say("change.otherFrom", { what, key: keyName(key), before: old, after: now })
    : say("change.other", { what, key: keyName(key) });
}

/** What can be told in a word: a number, or a code by the name that the designer has for it. */
function valueText(key: string, value: unknown): string {
  if (typeof value !== "number" && typeof value !== "string") return "";
  const name = typeof value === "string" && codeName(key, value);
  return name ? say("change.named", { name }) : String(value);
}

/** With the words as they were, where they differ in the language of the reader; else with the languages in which they do. */
function reworded({ before, after }: FormChange, what: string): string {
  const [old, now] = [textIn(before as Text, []), textIn(after as Text, [])];
  if (typeof before === "string" || typeof after === "string" || languagesOf(before, after).includes(language()))
    return old && old !== now ? say("change.rewordedFrom", { what, before: old }) : say("change.reworded", { what });
  const languages = languagesOf(before, after).map(languageName).join(", ");
  return languages ? say("change.rewordedIn", { what, languages }) : say("change.reworded", { what });
}

function languagesOf(before: unknown, after: unknown): string[] {
  const [old, now] = [before, after].map((text) => (text ?? {}) as Record<string, unknown>) as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((one) => old[one] !== now[one]);
}

function subjectOf(change: FormChange, form: Tree): string {
  const place = placeOf(form, change.question ?? "");
  if (change.question) return `${change.question} “${titleNow(place && questionAt(form, place), change, form)}”`;
  const section = sectionsOf(form).find((one) => one.section === change.section);
  if (change.section) return say("change.section", { section: `${change.section} ${titleNow(section, change, form)}`.trim() });
  return listedIn(change, form) ?? say("change.form");
}

/** A standard or an event, whose changes have the path of its list as their key: `standards.id-check`, `events.door.title`. */
function listedIn(change: FormChange, form: Tree): string | undefined {
  const [list, code = ""] = change.key.split(".");
  const called = (there: Titled | undefined) => `${code} “${titleNow(there, change, form)}”`;
  if (list === "standards") return say("change.standard", { standard: called(form.standards?.find((one) => one.standard === code)) });
  if (list === "events") return say("change.event", { event: called(form.events?.find((one) => one.event === code)) });
  return undefined;
}

type Titled = { readonly title?: Text };

/** What is gone is told by the title that it had. */
function titleNow(there: Titled | undefined, change: FormChange, form: Tree): string {
  const told = there ?? (change.kind === "removed" ? (change.before as Titled | null) : undefined);
  return textIn(told?.title, form.languages);
}

/** A key such as "scoring.bands[0].from" is named by the innermost part of it that people have a word for. */
function keyName(key: string): string {
  const parts = key.split(/[.[\]]+/).reverse();
  const known = parts.map((part) => KEYS.find((one) => one === part)).find(Boolean);
  return known ? say(`key.${known}`) : key.replaceAll("_", " ");
}

function figure(points: unknown): string {
  return typeof points === "number" ? String(points) : "0";
}
