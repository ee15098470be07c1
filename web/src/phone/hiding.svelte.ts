const DOUBLE_TAP_MS = 450;

/**
 * Hides the page of notes behind an innocent one, at once and by gestures that nobody notices: a double tap, a tap with two
 * fingers, or Escape. It stays hidden through a reload of the tab.
 */
export class Hiding {
  hidden = $state(false);
  readonly #key: string;
  #lastTap = -Infinity;

  constructor(visit: string) {
    this.#key = `hidden-${visit}`;
    this.hidden = sessionStorage.getItem(this.#key) !== null;
  }

  /** Listen for Escape and for two fingers until the returned function is called. */
  watch(): () => void {
    const pressed = (event: KeyboardEvent) => event.key === "Escape" && !event.defaultPrevented && this.toggle();
    const touched = (event: TouchEvent) => event.touches.length === 2 && this.hide();
    addEventListener("keydown", pressed);
    addEventListener("touchstart", touched, { passive: true });
    return () => {
      removeEventListener("keydown", pressed);
      removeEventListener("touchstart", touched);
    };
  }

  /** One tap of two that count together. */
  tap(now = performance.now()): void {
    const isSecond = now - this.#lastTap <= DOUBLE_TAP_MS;
    this.#lastTap = isSecond ? -Infinity : now;
    if (isSecond) this.toggle();
  }

  hide(): void {
    if (!this.hidden) this.toggle();
  }

  toggle(): void {
    // a dialog in front closes first, and an innocent page shows none
    if (document.querySelector("dialog[open]")) return;
    this.hidden = !this.hidden;
    if (this.hidden) sessionStorage.setItem(this.#key, "1");
    else sessionStorage.removeItem(this.#key);
  }
}
