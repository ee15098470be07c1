import { SvelteMap } from "svelte/reactivity";
import type { Reason } from "../../api/review";

type Kept = { reasons: [string, string][]; overall: string };

/**
 * What a reviewer wants mended: the questions, each with what to do, and why the visit comes back as a whole.
 * Kept by the tab until the visit is decided, so that a reload or a new sign-in loses no sentence.
 */
export class Mending {
  readonly #reasons: SvelteMap<string, string>;
  readonly #keptAs: string;
  #overall = $state("");
  /** True once sending back was tried: from then on an empty reason is pointed at. */
  tried = $state(false);

  constructor(revision: number) {
    this.#keptAs = `mending-${revision}`;
    const kept = JSON.parse(sessionStorage.getItem(this.#keptAs) ?? "{}") as Partial<Kept>;
    this.#reasons = new SvelteMap(kept.reasons);
    this.#overall = kept.overall ?? "";
  }

  has(question: string): boolean {
    return this.#reasons.has(question);
  }

  reason(question: string): string {
    return this.#reasons.get(question) ?? "";
  }

  ask(question: string, reason = ""): void {
    this.#reasons.set(question, reason);
    this.#keep();
  }

  drop(question: string): void {
    this.#reasons.delete(question);
    this.#keep();
  }

  get overall(): string {
    return this.#overall;
  }

  set overall(reason: string) {
    this.#overall = reason;
    this.#keep();
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

  /** The visit is decided: nothing needs keeping. */
  done(): void {
    sessionStorage.removeItem(this.#keptAs);
  }

  #keep(): void {
    const kept: Kept = { reasons: [...this.#reasons], overall: this.#overall };
    sessionStorage.setItem(this.#keptAs, JSON.stringify(kept));
  }
}
