import { askForReScore, cancelReScore, reScore, type ReScore } from "../../api/trying";

const LOOK_EVERY_MS = 700;

/** The approved visits of a form scored by its draft: asked for, followed, looked at or stopped. */
export class ReScoring {
  job = $state.raw<ReScore>();
  failure = $state.raw<unknown>();
  busy = $state(false);
  /** The revision of the draft that it was asked for. */
  revision = $state<number>();
  readonly #form: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: number) {
    this.#form = form;
  }

  get isGoing(): boolean {
    return this.job?.status === "asked" || this.job?.status === "running";
  }

  /** Ask for the draft as the server has it once `settled` says which revision that is. */
  async ask(settled: () => Promise<number>): Promise<void> {
    await this.#hear(async () => {
      this.revision = await settled();
      return askForReScore(this.#form);
    });
  }

  async turnTo(page: number): Promise<void> {
    const { job } = this;
    if (job) await this.#hear(() => reScore(job.id, page));
  }

  async cancel(): Promise<void> {
    const { job } = this;
    clearTimeout(this.#timer);
    if (!job) return;
    this.job = { ...job, status: "cancelled" };
    await cancelReScore(job.id).catch((failure: unknown) => (this.failure = failure));
  }

  /** Nobody looks any more: what is still going has no use. */
  leave(): void {
    clearTimeout(this.#timer);
    if (this.isGoing) void this.cancel();
  }

  async #hear(ask: () => Promise<ReScore>): Promise<void> {
    [this.failure, this.busy] = [undefined, true];
    try {
      this.job = await ask();
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
    const { job } = this;
    if (job && this.isGoing && !this.failure) this.#timer = setTimeout(() => void this.#look(job.id), LOOK_EVERY_MS);
  }

  async #look(id: string): Promise<void> {
    await this.#hear(async () => {
      const found = await reScore(id);
      // stopped while the answer was on its way
      return this.isGoing ? found : { ...found, status: "cancelled" };
    });
  }
}
