/// <reference lib="webworker" />
/**
 * The service worker: keeps the app itself on the device, so that it opens without signal. What people wrote is in IndexedDB
 * and none of its business, and it never answers for /api/.
 *
 * A new version is fetched beside the old one and is taken when the app is opened next (see freshness.ts).
 */
export {};

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build (vite.config.ts): the files of the shell, and a name that changes with them. */
declare const SHELL: { version: string; files: string[] };

const { version, files } = SHELL;
const PREFIX = "shell-";
const CACHE = PREFIX + version;
const PAGE = "/index.html";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...files])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  event.respondWith(request.mode === "navigate" ? kept(PAGE, request) : kept(url.pathname, request));
});

async function kept(path: string, request: Request): Promise<Response> {
  const found = await caches.match(path, { cacheName: CACHE });
  return found ?? fetch(request);
}

async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}
