import type { ProblemAt } from "../api/problem";
import { questionAt, sectionsOf, type Tree } from "./tree";

export const findingKinds = ["problem", "warning", "wording"] as const;
type FindingKind = (typeof findingKinds)[number];

/** What a finding speaks of: a question or a section by its code, or the form. */
export type Owner = { readonly kind: "question" | "section"; readonly code: string } | { readonly kind: "form" };

/** One thing that the server found. `within` is where in its owner: "curve.limit"; nothing for the whole of it. */
export type Finding = ProblemAt & { readonly kind: FindingKind; readonly owner: Owner; readonly within: string };

export type Found = Readonly<Record<"problems" | "warnings" | "wording", readonly ProblemAt[]>>;

const OF_PART = /^sections\[(\d+)\](?:\.questions\[(\d+)\])?\.?(.*)$/;
const NOTHING: readonly Finding[] = [];

/**
 * What the server found in one tree, by what it speaks of: so it stays with its question while questions move. Where it found the
 * same as `before`, the very same list is given again, and nothing that shows it is drawn anew.
 */
export class Findings {
  readonly all: Finding[];
  readonly #at = new Map<string, Finding[]>();

  constructor(tree: Tree, { problems, warnings, wording }: Found, before?: Findings) {
    const told = (kind: FindingKind, places: readonly ProblemAt[]) => places.map((place) => finding(tree, kind, place));
    this.all = asFound(before?.all, [...told("problem", problems), ...told("warning", warnings), ...told("wording", wording)]);
    for (const one of this.all) for (const part of partsOf(one.within)) this.#keep(keyOf(one.owner, part), one);
    for (const [key, list] of this.#at) this.#at.set(key, asFound(before && before.#at.get(key), list));
  }

  /** What speaks of a part of an owner, or of anything in it: "curve" finds "curve.limit" too. */
  of(owner: Owner, within = ""): readonly Finding[] {
    return this.#at.get(keyOf(owner, within)) ?? NOTHING;
  }

  /** The same by a path in the tree as it is now, such as "sections[0].questions[2].title". */
  at(tree: Tree, path: string): readonly Finding[] {
    const { owner, within } = spokenOf(tree, path);
    return this.of(owner, within);
  }

  #keep(key: string, finding: Finding): void {
    const here = this.#at.get(key);
    if (here) here.push(finding);
    else this.#at.set(key, [finding]);
  }
}

function asFound(before: Finding[] | undefined, next: Finding[]): Finding[] {
  const isSame = before?.length === next.length && next.every((one, at) => textOf(one) === textOf(before[at] as Finding));
  return isSame ? before : next;
}

function textOf({ kind, path, message, owner }: Finding): string {
  return [kind, path, message, owner.kind === "form" ? "" : owner.code].join("\n");
}

function finding(tree: Tree, kind: FindingKind, place: ProblemAt): Finding {
  return { ...place, kind, ...spokenOf(tree, place.path) };
}

function spokenOf(tree: Tree, path: string): { owner: Owner; within: string } {
  const [, section, question, rest = ""] = OF_PART.exec(path) ?? [];
  if (section === undefined) return { owner: { kind: "form" }, within: path };
  const asked = question === undefined ? undefined : questionAt(tree, { section: Number(section), question: Number(question) });
  if (asked) return { owner: { kind: "question", code: asked.question }, within: rest };
  const around = sectionsOf(tree)[Number(section)];
  return around ? { owner: { kind: "section", code: around.section }, within: rest } : { owner: { kind: "form" }, within: path };
}

function keyOf(owner: Owner, within: string): string {
  return `${owner.kind} ${owner.kind === "form" ? "" : owner.code} ${within}`;
}

/** "", "options", "options[1]", "options[1].title" of "options[1].title". */
function partsOf(within: string): string[] {
  const ends = [...within.matchAll(/(?=[.[])|$/g)].map(({ index }) => within.slice(0, index));
  return ["", ...ends.filter((part) => part !== "")];
}
