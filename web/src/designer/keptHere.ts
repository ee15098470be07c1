import { forget, remember, remembered } from "../remembered";
import type { Tree } from "./tree";

/** What of a draft the server may not have yet: the tree, and the revision that it was made from. */
export type KeptHere = { readonly tree: Tree; readonly revision: number };

/** The second copy of one person's draft, in this browser, for as long as the server does not have it. */
export class SecondCopy {
  readonly #key: string;

  constructor(person: number | undefined, form: number) {
    this.#key = `draft:${person ?? ""}:${form}`;
  }

  /** True if it outlasts the page. */
  keep(copy: KeptHere): boolean {
    return remember(this.#key, JSON.stringify(copy));
  }

  drop(): void {
    forget(this.#key);
  }

  found(): KeptHere | undefined {
    try {
      const copy = JSON.parse(remembered(this.#key) ?? "null") as KeptHere | null;
      return typeof copy?.revision === "number" && typeof copy.tree === "object" ? copy : undefined;
    } catch {
      return undefined;
    }
  }
}
