/// <reference lib="webworker" />
/**
 * The service worker: keeps the app itself on the device, so that it opens without signal. What people wrote is in IndexedDB
 * and none of its business, and it never answers for /api/.
 *
 * A new version is fetched beside the old one, each file checked against the hash that the build noted, and counts only when
 * it is whole. When it takes over, freshness.ts says. What an older version needs stays for as long as a page of that version
 * is open.
 */
export {};

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build (shell.ts): the files of the shell with their hashes, and a name that changes with them. */
declare const SHELL: { version: string; files: Record<string, string> };

const { version, files } = SHELL;
const SHELLS = "shell-";
const CACHE = SHELLS + version;
const PAGE = "/index.html";
/** These names change with what is in the file. */
const LASTING = "/assets/";

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
  if (event.data === "opened") event.waitUntil(dropOldShells());
  const [port] = event.ports;
  if (port && event.data === "what is here") event.waitUntil(tell(port));
  if (port && event.data === "fetch the rest") event.waitUntil(fill().finally(() => tell(port)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  event.respondWith(request.mode === "navigate" ? kept(PAGE, request) : kept(url.pathname, request));
});

async function kept(path: string, request: Request): Promise<Response> {
  const found = await caches.match(path, { cacheName: CACHE });
  return found ?? (await ofOlderShell(path)) ?? fetch(request);
}

/** Keep every file that is not kept yet: what broke off goes on where it was. */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all((await missing()).map((path) => keep(cache, path)));
}

/** A file that the version before had too is not fetched again. */
async function keep(cache: Cache, path: string): Promise<void> {
  const found = (await ofOlderShell(path)) ?? (await fetched(path));
  await cache.put(path, found);
}

/** A file that is not what the build made is refused; it may have been broken in the browser's own cache, so ask once more. */
async function fetched(path: string): Promise<Response> {
  const integrity = files[path] as string;
  const before = path.startsWith(LASTING) ? "default" : "no-cache";
  const answer = await fetch(path, { integrity, cache: before }).catch(() =>
    fetch(path, { integrity, cache: "reload" }),
  );
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function ofOlderShell(path: string): Promise<Response | undefined> {
  return path.startsWith(LASTING) ? caches.match(path) : undefined;
}

async function missing(): Promise<string[]> {
  const cache = await caches.open(CACHE);
  const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  return Object.keys(files).filter((path) => !here.has(path));
}

async function tell(port: MessagePort): Promise<void> {
  const all = Object.keys(files).length;
  port.postMessage({ all, here: all - (await missing()).length });
}

async function dropOldShells(): Promise<void> {
  // what is being fetched just now is no old shell
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== CACHE);
  const needed = await neededBy(await openPages(), old);
  await Promise.all(old.filter((name) => !needed.includes(name)).map((name) => caches.delete(name)));
}

/** The old shells that hold a script with which an open page began. */
async function neededBy(scripts: readonly string[] | undefined, old: readonly string[]): Promise<string[]> {
  if (!scripts) return old.slice(-1);
  const isIn = async (name: string, script: string) => (await caches.match(script, { cacheName: name })) !== undefined;
  const needed: string[] = [];
  for (const script of scripts.filter((one) => !(one in files)))
    for (const name of old) if (await isIn(name, script)) needed.push(name);
  return needed;
}

/** The scripts with which the open pages began (freshness.ts holds the locks); nothing where a browser has no locks. */
async function openPages(): Promise<string[] | undefined> {
  const locks = await navigator.locks?.query();
  const names = locks?.held?.map(({ name }) => name ?? "");
  return names?.filter((name) => name.startsWith("page ")).map((name) => name.slice("page ".length));
}
