import type { Draft } from "./database";

/** One place of a draft before and after a change; nothing where there was, or is, nothing. */
export type Patch = { path: [keyof Draft] | [keyof Draft, string]; before?: unknown; after?: unknown };

/** These hold one thing an entry, and each entry changes for itself. */
const BY_ENTRY = new Set<keyof Draft>(["answers", "events", "places", "photoNotes", "replies"]);
/** Written with every change anyway. */
const PASSED_OVER = new Set<keyof Draft>(["keptAt", "writers"]);

/** Every place in which two drafts differ. */
export function patchesBetween(before: Draft, after: Draft): Patch[] {
  const keys = differing(before, after).filter((key) => !PASSED_OVER.has(key));
  return keys.flatMap((key) => {
    if (!BY_ENTRY.has(key)) return [{ path: [key], before: before[key], after: after[key] }];
    const [was, is] = [before[key] as Record<string, unknown>, after[key] as Record<string, unknown>];
    return differing(was, is).map((entry): Patch => ({ path: [key, entry], before: was[entry], after: is[entry] }));
  });
}

/** The draft with the patches made, but for the places that somebody has changed since: those stay as they are. */
export function patched(draft: Draft, patches: readonly Patch[]): Draft {
  return patches.reduce((one, { path: [key, entry], before, after }) => {
    if (entry === undefined) return same(one[key], before) ? { ...one, [key]: after } : one;
    const entries = one[key] as Record<string, unknown>;
    return same(entries[entry], before) ? { ...one, [key]: withEntry(entries, entry, after) } : one;
  }, draft);
}

function differing<T extends object>(one: T, other: T): (keyof T)[] {
  const keys = Object.keys({ ...one, ...other }) as (keyof T)[];
  return keys.filter((key) => one[key] !== other[key] && !same(one[key], other[key]));
}

function withEntry(entries: Record<string, unknown>, entry: string, value: unknown): Record<string, unknown> {
  const { [entry]: _, ...others } = entries;
  return value === undefined ? others : { ...others, [entry]: value };
}

/** Whether two values are one and the same, or read the same. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
