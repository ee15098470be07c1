type InstallPrompt = Event & { prompt(): Promise<{ outcome: "accepted" | "dismissed" }> };

/** The browser's offer to put the app on the home screen: it comes early, and is taken when the person wants it. */
class Installing {
  #offer = $state.raw<InstallPrompt>();
  isDone = $state(false);

  get isOffered(): boolean {
    return this.#offer !== undefined;
  }

  /** Wait for the offer. Call once, before anything else takes time. */
  listen(): void {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.#offer = event as InstallPrompt;
    });
    addEventListener("appinstalled", () => {
      this.isDone = true;
      this.#offer = undefined;
    });
  }

  async take(): Promise<void> {
    const offer = this.#offer;
    this.#offer = undefined;
    await offer?.prompt();
  }
}

export const installing = new Installing();
