import { tick } from "svelte";

let here = $state(location.pathname + location.search);

/** Where the person is: reading it in a component follows every move. */
export const place = {
  get path(): string {
    return new URL(here, location.origin).pathname;
  },
  get query(): URLSearchParams {
    return new URL(here, location.origin).searchParams;
  },
};

/** Go to an address inside the app; `replace` leaves no step to come back to. */
export function go(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  arrive();
  scrollTo(0, 0);
  void tick().then(focusHeading);
}

/** The parts of a path such as "/visits/:visit", or nothing when it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.replace(/(.)\/$/, "$1").split("/");
  if (wanted.length !== given.length) return undefined;
  if (wanted.some((part, at) => !part.startsWith(":") && part !== given[at])) return undefined;
  const names = wanted.flatMap((part, at) =>
    part.startsWith(":") ? [[part.slice(1), decodeURIComponent(given[at] ?? "")]] : [],
  );
  return Object.fromEntries(names);
}

/** Let links inside the app move without loading the page again. Call once. */
export function followLinks(): () => void {
  addEventListener("popstate", arrive);
  document.addEventListener("click", follow);
  return () => {
    removeEventListener("popstate", arrive);
    document.removeEventListener("click", follow);
  };
}

function arrive(): void {
  here = location.pathname + location.search;
}

function follow(event: MouseEvent): void {
  const link = (event.target as Element).closest?.("a");
  const asksForMore = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.defaultPrevented;
  if (!link || asksForMore || !staysInside(link)) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

function staysInside(link: HTMLAnchorElement): boolean {
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return false;
  return !link.pathname.startsWith("/api/") && !(link.hash && link.pathname === location.pathname);
}

let looksOut: AbortController | undefined;

/** People who listen to the page must hear that it is another one, also when the page has to be fetched first. */
export function focusHeading(): void {
  looksOut?.abort();
  const { signal } = (looksOut = new AbortController());
  focusOn(document.querySelector<HTMLElement>("h1"));
  const observer = new MutationObserver(() => {
    const nowhere = document.activeElement === document.body;
    if (nowhere) focusOn(document.querySelector<HTMLElement>("h1"));
  });
  observer.observe(document.body, { childList: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect());
  // whoever goes on by themselves must not be fetched back
  for (const own of ["keydown", "pointerdown"]) addEventListener(own, () => looksOut?.abort(), { signal, capture: true });
}

function focusOn(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
}
