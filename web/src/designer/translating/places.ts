// Every text of a form with its place, as `forms/translating.py` finds them. A draft may be unfinished: what is no text
// is passed over.

import type { Text } from "../../form/definition";
import type { Tree } from "../tree";

export type What = "title" | "brief" | "hint" | "unit" | "value" | "source" | "option" | "part" | "anchor";
export type Path = readonly (string | number)[];

export interface Place {
  /** Names the text in a translator's file, such as `question/A2/option/right/title`. */
  readonly key: string;
  /** Where it stands in the tree, and the same as one word. */
  readonly path: Path;
  readonly id: string;
  readonly what: What;
  /** The code of what it belongs to, such as A2 or right. */
  readonly code: string;
  readonly text: Text;
}

export interface Group {
  readonly is: "form" | "standards" | "events" | "section";
  readonly code: string;
  readonly places: readonly Place[];
}

type Mapping = Readonly<Record<string, unknown>>;
interface Within {
  readonly key: string;
  readonly path: Path;
  readonly code: string;
}

const found = new WeakMap<object, { path: string; places: Place[] }>();

/** The texts, in the order of the form, in groups that hold at least one. */
export function placesOf(tree: Tree): Group[] {
  const form = tree as unknown as Mapping;
  const root = { key: "", path: [], code: "" };
  const groups: Group[] = [
    { is: "form", code: "", places: named(form, root, ["title", "brief"]) },
    { is: "standards", code: "", places: listed(form, "standard", root).flatMap(ofStandard) },
    { is: "events", code: "", places: listed(form, "event", root).flatMap(ofTitle) },
    ...listed(form, "section", root).map(ofSection),
  ];
  return groups.filter(({ places }) => places.length);
}

type Item = readonly [tree: Mapping, within: Within];

const ofStandard = ([tree, within]: Item): Place[] => named(tree, within, ["title", "value", "source"]);
const ofTitle = ([tree, within]: Item): Place[] => named(tree, within, ["title"]);

function ofSection([tree, within]: Item): Group {
  const questions = listed(tree, "question", { ...within, key: "" });
  return { is: "section", code: within.code, places: [...ofTitle([tree, within]), ...questions.flatMap(ofQuestion)] };
}

/** A question that has not changed gives the very same places again. */
function ofQuestion([tree, within]: Item): Place[] {
  const path = within.path.join(".");
  const before = found.get(tree);
  if (before?.path === path) return before.places;
  const places = [
    ...named(tree, within, ["title", "hint", "unit"]),
    ...listed(tree, "option", within).flatMap((item) => relabelled(item, "option")),
    ...listed(tree, "part", within).flatMap((item) => relabelled(item, "part")),
    ...anchors(tree, within),
  ];
  found.set(tree, { path, places });
  return places;
}

function relabelled(item: Item, what: What): Place[] {
  return ofTitle(item).map((place) => ({ ...place, what }));
}

function anchors(tree: Mapping, { key, path }: Within): Place[] {
  const texts = tree["anchors"];
  if (!isMap(texts)) return [];
  const points = Object.keys(texts).sort((one, other) => Number(one) - Number(other));
  return points.filter((point) => isText(texts[point])).map((point) => ({
    key: `${key}anchor/${point}`,
    path: [...path, "anchors", point],
    id: [...path, "anchors", point].join("."),
    what: "anchor",
    code: point,
    text: texts[point] as Text,
  }));
}

function named(tree: Mapping, { key, path, code }: Within, names: readonly What[]): Place[] {
  const present = names.filter((name) => isText(tree[name]));
  return present.map((what) => ({
    key: key + what,
    path: [...path, what],
    id: [...path, what].join("."),
    what,
    code,
    text: tree[what] as Text,
  }));
}

function listed(tree: Mapping, thing: string, { key, path }: Omit<Within, "code">): Item[] {
  const items = tree[`${thing}s`];
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, at): Item[] => {
    if (!isMap(item) || typeof item[thing] !== "string") return [];
    const code = item[thing];
    return [[item, { key: `${key}${thing}/${code}/`, path: [...path, `${thing}s`, at], code }]];
  });
}

function isText(value: unknown): value is Text {
  return typeof value === "string" || isMap(value);
}

function isMap(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
