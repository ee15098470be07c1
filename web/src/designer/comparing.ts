import { sectionsOf, questionsOf, type Tree } from "./tree";

/** Whether two values are the same JSON, in whatever order their keys stand. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other || Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), other as Record<string, unknown>];
  return left.length === Object.keys(right).length && left.every(([key, value]) => key in right && isSame(value, right[key]));
}

/** The codes of the sections and questions in which two writings of a form differ, and "" when the form itself does. */
export function differing(one: Tree, other: Tree): string[] {
  const [left, right] = [piecesOf(one), piecesOf(other)];
  const codes = new Set([...left.keys(), ...right.keys()]);
  return [...codes].filter((code) => !isSame(left.get(code), right.get(code)));
}

function piecesOf(tree: Tree): Map<string, unknown> {
  const { sections: _, ...form } = tree;
  const pieces = new Map<string, unknown>([["", form]]);
  for (const section of sectionsOf(tree)) {
    pieces.set(section.section, { ...section, questions: questionsOf(section).map((one) => one.question) });
    for (const question of questionsOf(section)) pieces.set(question.question, question);
  }
  return pieces;
}
