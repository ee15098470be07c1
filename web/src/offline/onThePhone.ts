/** How much of the app is kept on this device; nothing where a browser keeps none of it. */
export type Shell = { here: number; all: number };

/** Bytes; `free` is what the browser would still give. */
export type Room = { used: number; free: number };

const PATIENCE_MS = 5_000;
const FETCHING_PATIENCE_MS = 120_000;

/** What the service worker itself finds in its storage, once it is in charge of this page. */
export const shellHere = (): Promise<Shell | undefined> => asked("what is here", PATIENCE_MS);

/** Fetch what is missing of the app; says what is here then. */
export const fetchShell = (): Promise<Shell | undefined> => asked("fetch the rest", FETCHING_PATIENCE_MS);

async function asked(question: string, patience: number): Promise<Shell | undefined> {
  if (!("serviceWorker" in navigator)) return undefined;
  const late = new Promise<undefined>((done) => setTimeout(done, patience));
  const answered = navigator.serviceWorker.ready.then(({ active }) => {
    const { port1, port2 } = new MessageChannel();
    active?.postMessage(question, [port2]);
    return new Promise<Shell>((done) => (port1.onmessage = ({ data }) => done(data as Shell)));
  });
  return Promise.race([answered, late]);
}

export async function room(): Promise<Room | undefined> {
  const told = await navigator.storage?.estimate?.().catch(() => undefined);
  if (told?.usage === undefined || told.quota === undefined) return undefined;
  return { used: told.usage, free: Math.max(0, told.quota - told.usage) };
}

/** Whether the browser has promised to clear nothing away. */
export async function isKeptForGood(): Promise<boolean> {
  return (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
}

/** Every browser on an iPhone or iPad is Safari inside; an iPad says it is a Mac with fingers. */
export function isApple(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** Opened from the home screen. */
export function isOnHomeScreen(): boolean {
  return matchMedia("(display-mode: standalone)").matches || "standalone" in navigator && navigator.standalone === true;
}
