const QUIET_MS = 20_000;

/** Dims the page by hand, or by itself when nobody has touched it for a while; then any touch brightens it. */
export class Dimmer {
  dim = $state(false);
  /** Dimmed by hand, as for a pocket: a mere touch must not count as a tap. */
  locked = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Dim by itself until the returned function is called. */
  watch(): () => void {
    const touched = (event: Event) => this.#touched(event.target as Element);
    addEventListener("pointerdown", touched);
    addEventListener("keydown", touched);
    this.#wait();
    return () => {
      clearTimeout(this.#timer);
      removeEventListener("pointerdown", touched);
      removeEventListener("keydown", touched);
    };
  }

  /** By hand it stays dim, and locked, until it is brightened by hand. */
  toggle(): void {
    this.dim = !this.dim;
    this.locked = this.dim;
  }

  #touched(target: Element): void {
    const onTheButton = target.closest?.("[data-dimmer]");
    if (!this.locked && !onTheButton) this.dim = false;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.dim = true), QUIET_MS);
  }
}
