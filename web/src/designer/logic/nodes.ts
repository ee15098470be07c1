// A condition as the builder shows it: groups of tests, each as it is or turned round. A draft may hold what is no
// condition; that is kept as it stands until somebody removes it.

import type { Condition, Test } from "../../form/definition";

export type Join = "all" | "any";
export interface TestNode {
  readonly kind: "test";
  readonly negated: boolean;
  readonly test: Test;
}
export interface Group {
  readonly kind: "group";
  readonly negated: boolean;
  readonly join: Join;
  readonly members: readonly Node[];
}
interface Unread {
  readonly kind: "unread";
  readonly negated: boolean;
  readonly written: unknown;
}
export type Node = TestNode | Group | Unread;

/** How deep the form language lets conditions be nested: `forms/ask_if.py`, DEEPEST. */
export const DEEPEST = 16;

/** The whole condition as one group; a single test is a group of one. */
export function rootOf(condition: unknown): Group {
  const node = nodeOf(condition, false);
  return node.kind === "group" ? node : groupOf([node]);
}

/** The condition that a root group stands for, as flat as it goes; nothing when it holds nothing. */
export function conditionOf(root: Group): Condition | undefined {
  const members = root.members.filter((member) => !isHollow(member));
  const [only] = members;
  if (only === undefined) return undefined;
  if (members.length === 1) return written({ ...only, negated: only.negated !== root.negated });
  return written({ ...root, members });
}

export function groupOf(members: readonly Node[]): Group {
  return { kind: "group", negated: false, join: "all", members };
}

export function testNode(test: Test): TestNode {
  return { kind: "test", negated: false, test };
}

function nodeOf(condition: unknown, negated: boolean): Node {
  const tree = (typeof condition === "object" ? condition : null) as Record<string, unknown> | null;
  if (tree && "not" in tree) return nodeOf(tree["not"], !negated);
  for (const join of ["all", "any"] as const) {
    const members = tree?.[join];
    if (Array.isArray(members)) return { kind: "group", negated, join, members: members.map((one) => nodeOf(one, false)) };
  }
  if (typeof tree?.["question"] === "string") return { kind: "test", negated, test: tree as unknown as Test };
  return { kind: "unread", negated, written: condition };
}

function written(node: Node): Condition {
  return node.negated ? { not: plain(node) } : plain(node);
}

function plain(node: Node): Condition {
  if (node.kind === "test") return node.test;
  if (node.kind === "unread") return node.written as Condition;
  const members = node.members.filter((member) => !isHollow(member)).map(written);
  return node.join === "all" ? { all: members } : { any: members };
}

function isHollow(node: Node): boolean {
  return node.kind === "group" && node.members.every(isHollow);
}
