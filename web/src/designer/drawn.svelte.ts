import { sharesOf, weighed, type Shares } from "./shares";
import type { Tree } from "./tree";

const STILL_MS = 150;
const LONGEST_MS = 1000;

/**
 * A form as everything around the field that is typed in shows it: the outline, the table of texts, the shares. At each key the
 * field alone is drawn; all else follows when the typing pauses, or after LONGEST_MS of it.
 */
export class Drawn {
  tree = $state.raw() as Tree;
  /** What each thing holds of the form's score. */
  shares = $state.raw() as Shares;

  #newest: Tree;
  #weighed: string | undefined;
  #still: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;

  constructor(tree: Tree) {
    this.#newest = tree;
    this.#catchUp();
  }

  /** The form is `next`, and is drawn at once. */
  show(next: Tree): void {
    this.#newest = next;
    this.#catchUp();
  }

  /** The form is `next`, and is drawn soon: more is about to be typed. */
  follow(next: Tree): void {
    this.#newest = next;
    clearTimeout(this.#still);
    this.#still = setTimeout(this.#catchUp, STILL_MS);
    this.#longest ??= setTimeout(this.#catchUp, LONGEST_MS);
  }

  /** Shares are set only when they are others: every line of the outline reads them. */
  #catchUp = (): void => {
    clearTimeout(this.#still);
    clearTimeout(this.#longest);
    this.#longest = undefined;
    this.tree = this.#newest;
    const weights = weighed(this.tree);
    if (weights !== this.#weighed) this.shares = sharesOf(this.tree);
    this.#weighed = weights;
  };
}
