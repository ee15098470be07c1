/** Out of sight for so long, a page is not on its way to another one. */
const AT_REST_AFTER_MS = 5_000;

/**
 * Keep the app on the device. A new version takes its place when no page of the old one is open any more, or when this one
 * rests out of sight: a browser may drop a request that is on its way while one worker follows another.
 */
export async function keepShell(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  holdOn();
  try {
    const registration = await navigator.serviceWorker.register("/sw.js");
    registration.active?.postMessage("opened");
    whenAtRest(() => registration.waiting?.postMessage("take over"));
  } catch {
    // without it the app works as long as there is signal
  }
}

function whenAtRest(act: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") timer = setTimeout(act, AT_REST_AFTER_MS);
  });
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
