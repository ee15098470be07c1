import { forget, remember, remembered, rememberedUnder } from "../remembered";
import { isSame } from "./comparing";
import type { Tree } from "./tree";

/**
 * What of a draft the server may not have yet: the tree, the revision that it was made from and when that was saved (a
 * database may give the number of a draft that was thrown away to another, whose revisions begin anew). `sent` is the tree that was on its
 * way when this was written: the server may have it as the next revision.
 */
export type KeptHere = { readonly tree: Tree; readonly revision: number; readonly changedAt: string; readonly sent?: Tree | undefined };

type Written = { readonly key: string; readonly text: string; readonly copy: KeptHere & { readonly at: number } };

const ALL = "draft:";
const LONGEST_MS = 90 * 24 * 3600_000;

/**
 * The second copy of one person's draft, in this browser, for as long as the server does not have it. Each tab writes one of its own,
 * and takes away none that another tab may still need.
 */
export class SecondCopy {
  readonly #beginning: string;
  readonly #key: string;
  #takenUp: Written | undefined;

  constructor(person: number | undefined, form: number) {
    this.#beginning = `${ALL}${person ?? ""}:${form}:`;
    this.#key = this.#beginning + crypto.getRandomValues(new Uint32Array(2)).join("-");
  }

  /** True if it outlasts the page. */
  keep(copy: KeptHere): boolean {
    const lasts = remember(this.#key, JSON.stringify({ ...copy, at: Date.now() }));
    if (lasts) this.#letGo();
    return lasts;
  }

  drop(): void {
    forget(this.#key);
    this.#letGo();
  }

  /** The newest that any tab left here and that is another than the server's tree. It is this tab's own from now on; older ones wait for the next visit. */
  takeUp(server?: Tree): KeptHere | undefined {
    const [same, others] = parted(writtenUnder(this.#beginning), (one) => isSame(one.copy.tree, server));
    for (const one of same) forget(one.key);
    this.#takenUp = others.sort((one, other) => other.copy.at - one.copy.at)[0];
    return this.#takenUp?.copy;
  }

  /** What was taken up is kept elsewhere now. What its tab, if it is still open, has written since stays. */
  #letGo(): void {
    if (this.#takenUp && remembered(this.#takenUp.key) === this.#takenUp.text) forget(this.#takenUp.key);
    this.#takenUp = undefined;
  }
}

/** Forget what nobody has come back for in 90 days. */
export function sweep(): void {
  for (const { key, copy } of writtenUnder(ALL)) if (Date.now() - copy.at > LONGEST_MS) forget(key);
}

function writtenUnder(beginning: string): Written[] {
  return rememberedUnder(beginning).flatMap((key) => {
    const text = remembered(key) ?? "";
    const copy = copyIn(text);
    return copy ? [{ key, text, copy }] : [];
  });
}

function copyIn(text: string): Written["copy"] | undefined {
  try {
    const copy = JSON.parse(text) as Written["copy"] | null;
    return typeof copy?.revision === "number" && typeof copy.at === "number" && copy.tree && typeof copy.tree === "object" ? copy : undefined;
  } catch {
    return undefined;
  }
}

function parted<T>(all: readonly T[], fits: (one: T) => boolean): [T[], T[]] {
  return [all.filter(fits), all.filter((one) => !fits(one))];
}
