import type { Mark } from "../offline/database";
import { firstMark, marked, readClocks, tapped } from "./clock";

const SHOWN_EVERY_MS = 1000;
const KEPT_EVERY_MS = 10_000;

/** The visit clock on the screen: counts on from the mark that is kept, and keeps new marks (clock.ts says how it counts). */
export class RunningClock {
  /** Seconds since the first tap, or nothing before it. */
  seconds = $state<number>();

  #mark: Mark | null;
  #hidden = false;
  readonly #keep: (mark: Mark) => void;

  constructor(mark: Mark | null, keep: (mark: Mark) => void) {
    this.#mark = mark;
    this.#keep = keep;
    this.#count();
  }

  /** Show the clock until the returned function is called. */
  run(): () => void {
    const shown = setInterval(() => this.#count(), SHOWN_EVERY_MS);
    const kept = setInterval(() => this.keep(), KEPT_EVERY_MS);
    const seen = () => this.#seenOrHidden();
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(shown);
      clearInterval(kept);
      document.removeEventListener("visibilitychange", seen);
      this.keep();
    };
  }

  /** The moment of a tap, and the mark to keep with it. The first tap starts the clock. */
  tap(): { seconds: number; mark: Mark } {
    this.#mark ??= firstMark(readClocks());
    const mark = this.#count() as Mark;
    return { seconds: tapped(mark.seconds), mark };
  }

  /** All taps were taken back: the next one is the first. */
  reset(): void {
    this.#mark = null;
    this.seconds = undefined;
  }

  keep(): void {
    const mark = this.#count();
    if (mark) this.#keep(mark);
  }

  #count(): Mark | null {
    if (!this.#mark) return null;
    this.#mark = marked(this.#mark, readClocks(), this.#hidden);
    if (document.visibilityState === "visible") this.#hidden = false;
    this.seconds = this.#mark.seconds;
    return this.#mark;
  }

  #seenOrHidden(): void {
    this.keep();
    if (document.visibilityState === "hidden") this.#hidden = true;
  }
}
