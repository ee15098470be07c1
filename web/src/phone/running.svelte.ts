import type { Gap, Mark } from "../offline/database";
import { firstMark, readClocks, takenUp, type Tapped } from "./clock";

const SHOWN_EVERY_MS = 1000;
const KEPT_EVERY_MS = 10_000;

/** When this page was last seen to go out of sight or come back, on its own clock. The phone may have slept then. */
let unseenAt = -Infinity;
document.addEventListener("visibilitychange", () => (unseenAt = performance.now()));

const wasHidden = (mark: Mark): boolean => document.visibilityState === "hidden" || unseenAt >= mark.own;

/** The visit clock on the screen: counts on from the mark that is kept, and keeps new marks (clock.ts says how it counts). */
export class RunningClock {
  /** Seconds since the first tap, or nothing before it. */
  seconds = $state<number>();

  #mark: Mark | null;
  #gaps: Gap[] = [];
  readonly #keep: (mark: Mark, gaps: Gap[]) => void;

  /** `keep` gets each new mark, with the gaps since the mark before. */
  constructor(mark: Mark | null, keep: (mark: Mark, gaps: Gap[]) => void) {
    this.#mark = mark;
    this.#keep = keep;
    this.#count();
  }

  /** Show the clock until the returned function is called. */
  run(): () => void {
    const shown = setInterval(() => this.#tick(), SHOWN_EVERY_MS);
    const kept = setInterval(() => this.keep(), KEPT_EVERY_MS);
    const seen = () => this.keep();
    document.addEventListener("visibilitychange", seen);
    if (this.#gaps.length) this.keep();
    return () => {
      clearInterval(shown);
      clearInterval(kept);
      document.removeEventListener("visibilitychange", seen);
      this.keep();
    };
  }

  /** The moment of a tap, to be kept with it. The first tap starts the clock. */
  tap(): Tapped {
    const mark = this.#count();
    if (mark) return { mark, gaps: this.#takeGaps(), starts: false };
    this.#mark = firstMark(readClocks());
    this.seconds = 0;
    return { mark: this.#mark, gaps: [], starts: true };
  }

  /** Another tab has started the clock, or all taps were taken back. */
  follow(kept: Mark | null): void {
    if (kept && this.#mark) return;
    this.#mark = kept;
    this.#gaps = [];
    this.seconds = undefined;
    this.#count();
  }

  keep(): void {
    const mark = this.#count();
    if (mark) this.#keep(mark, this.#takeGaps());
  }

  #tick(): void {
    this.#count();
    if (this.#gaps.length) this.keep();
  }

  #takeGaps(): Gap[] {
    return this.#gaps.splice(0);
  }

  #count(): Mark | null {
    if (!this.#mark) return null;
    const { mark, gaps } = takenUp(this.#mark, readClocks(), wasHidden(this.#mark));
    this.#mark = mark;
    this.#gaps.push(...gaps);
    this.seconds = mark.seconds;
    return mark;
  }
}
