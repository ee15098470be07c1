/** How long after the page was opened a new version may still take its place without anybody noticing. */
const UNNOTICED_MS = 3_000;

/** Keep the app on the device, and take a new version when one waits at opening. */
export async function keepShell(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const openedAt = performance.now();
  const wasKept = navigator.serviceWorker.controller !== null;
  holdOn();
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (wasKept && performance.now() - openedAt < UNNOTICED_MS) location.reload();
  });
  try {
    const registration = await navigator.serviceWorker.register("/sw.js");
    // one that has something to do is not replaced at once
    if (registration.waiting) registration.waiting.postMessage("take over");
    else registration.active?.postMessage("opened");
  } catch {
    // without it the app works as long as there is signal
  }
}

/** As long as this page is open, the service worker keeps what it may still have to load (worker.ts). */
function holdOn(): void {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  if (!script) return;
  const name = `page ${new URL(script).pathname}`;
  // never resolves: the browser lets go when the page does
  void navigator.locks?.request(name, { mode: "shared" }, () => new Promise(() => undefined));
}

/** A part of the app that is gone from the server: this page is from before a new version. Load it anew, once. */
export function reloadWhenStale(): void {
  addEventListener("vite:preloadError", () => {
    if (!navigator.onLine || sessionStorage.getItem(RELOADED) !== null) return;
    sessionStorage.setItem(RELOADED, "yes");
    location.reload();
  });
  addEventListener("load", () => setTimeout(() => sessionStorage.removeItem(RELOADED), SETTLED_AFTER_MS));
}

const RELOADED = "reloaded";
const SETTLED_AFTER_MS = 10_000;
