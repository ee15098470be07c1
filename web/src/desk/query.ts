import { go, place } from "../router.svelte";

/** This page's address with some of its query changed; an empty value is left out. */
export function addressWith(changes: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === "") query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${place.path}?${text}` : place.path;
}

/** Filter the list that is shown: back to its first page, with no step to come back to. */
export function filterBy(changes: Record<string, string | undefined>): void {
  go(addressWith({ ...changes, page: undefined }), { replace: true });
}

export function pageNumber(): number {
  return Math.max(1, Number(place.query.get("page")) || 1);
}

export function chosenNumber(name: string): number | undefined {
  return Number(chosen(name)) || undefined;
}

export function chosen(name: string): string | undefined {
  return place.query.get(name) || undefined;
}

/** Another page, looked at in the same way: what this page's address chooses, but for the place in a list. */
export function sameLook(path: string, changes: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams(place.query);
  for (const name of ["page", "region", "branch", "listed"]) query.delete(name);
  for (const [name, value] of Object.entries(changes)) if (value !== undefined) query.set(name, value);
  return query.size ? `${path}?${query}` : path;
}
