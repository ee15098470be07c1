import { SvelteMap } from "svelte/reactivity";
import type { Reason } from "../../api/review";

/** The questions a reviewer wants mended, each with what to do; kept until the visit is decided. */
export class Mending {
  readonly #reasons = new SvelteMap<string, string>();
  /** True once sending back was tried: from then on an empty reason is pointed at. */
  tried = $state(false);

  has(question: string): boolean {
    return this.#reasons.has(question);
  }

  reason(question: string): string {
    return this.#reasons.get(question) ?? "";
  }

  ask(question: string, reason = ""): void {
    this.#reasons.set(question, reason);
  }

  drop(question: string): void {
    this.#reasons.delete(question);
  }

  get count(): number {
    return this.#reasons.size;
  }

  /** The first question that is marked without saying what to mend. */
  get unexplained(): string | undefined {
    return [...this.#reasons].find(([, reason]) => !reason.trim())?.[0];
  }

  /** What is to be mended, in the order of the form. */
  inOrder(codes: readonly string[]): Reason[] {
    return codes.filter((code) => this.has(code)).map((question) => ({ question, reason: this.reason(question).trim() }));
  }
}
