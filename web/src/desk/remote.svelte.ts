/** Something of the server's: asked for at once, and again whenever what the question reads has changed. */
export class Remote<T> {
  value = $state.raw<T>();
  failure = $state.raw<unknown>();
  busy = $state(true);
  #asked = 0;
  readonly #ask: () => Promise<T>;

  /** Make it while a component is set up. `ask` says what it depends on before it waits for anything. */
  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
    $effect(() => void this.reload());
  }

  reload = async (): Promise<void> => {
    const mine = ++this.#asked;
    this.busy = true;
    try {
      const value = await this.#ask();
      if (mine === this.#asked) this.#arrived(value);
    } catch (failure) {
      if (mine === this.#asked) this.failure = failure;
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  };

  /** Ask again every so many seconds, while somebody looks. Call it while a component is set up. */
  follow(seconds: number): void {
    $effect(() => {
      const timer = setInterval(() => document.hidden || void this.reload(), seconds * 1000);
      return () => clearInterval(timer);
    });
  }

  #arrived(value: T): void {
    this.value = value;
    this.failure = undefined;
  }
}
