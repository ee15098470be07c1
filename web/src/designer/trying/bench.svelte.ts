import { fillForm, scoreAnswers, type Filling, type Score } from "../../api/trying";
import type { Answers } from "../../form/answers";
import { isSame } from "../comparing";
import type { Editing } from "../draft.svelte";

const STILL_MS = 500;

/** The scoring bench: what is on the phone, how it came there, and what the server says that it scores. */
export class Bench {
  answers = $state.raw<Answers>();
  how = $state<Filling["how"] | "hand">("hand");
  score = $state.raw<Score>();
  failure = $state.raw<unknown>();
  busy = $state(false);
  readonly #editing: Editing;
  #filled: Answers | undefined;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editing: Editing) {
    this.#editing = editing;
  }

  get isEmpty(): boolean {
    const { events = {}, answers = {} } = this.answers ?? {};
    return Object.keys(events).length + Object.keys(answers).length === 0;
  }

  /** Answers for the draft as it is now, to be put on the phone; nothing when the server says no. */
  async fill(filling: { how: Filling["how"]; seed?: number; language: string }): Promise<Answers | undefined> {
    this.failure = undefined;
    try {
      await this.#editing.saving.settled();
      this.#filled = await fillForm(this.#editing.version.id, filling);
      this.how = filling.how;
      return this.#filled;
    } catch (failure) {
      this.failure = failure;
      return undefined;
    }
  }

  /** The phone says what is on it. */
  hear(answers: Answers): void {
    this.answers = answers;
    if (!isSame(answers.answers, this.#filled?.answers) || !isSame(answers.events, this.#filled?.events)) this.how = "hand";
    this.reckon();
  }

  /** Have the score worked out once the answers and the draft hold still. */
  reckon(): void {
    this.leave();
    this.#timer = setTimeout(() => void this.#reckon(), STILL_MS);
  }

  leave(): void {
    clearTimeout(this.#timer);
  }

  async #reckon(): Promise<void> {
    const mine = ++this.#asked;
    this.failure = undefined;
    if (this.isEmpty) this.score = undefined;
    if (this.isEmpty || !this.answers) return;
    this.busy = true;
    try {
      await this.#editing.saving.settled();
      const score = await scoreAnswers(this.#editing.version.id, this.answers);
      if (mine === this.#asked) this.score = score;
    } catch (failure) {
      if (mine === this.#asked) [this.failure, this.score] = [failure, undefined];
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  }
}
