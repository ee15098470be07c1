/**
 * Small things that the browser remembers from one visit of the page to the next. Where it refuses (some private windows, storage
 * switched off) they last until the page is closed, and nothing fails.
 */
const meanwhile = new Map<string, string>();

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? meanwhile.get(key) ?? null;
  } catch {
    return meanwhile.get(key) ?? null;
  }
}

/** True if it will last. */
export function remember(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    meanwhile.set(key, value);
    return false;
  }
}

export function forget(key: string): void {
  meanwhile.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // it was never there
  }
}

/** The keys that begin so. */
export function rememberedUnder(beginning: string): string[] {
  return [...lastingKeys(), ...meanwhile.keys()].filter((key) => key.startsWith(beginning));
}

function lastingKeys(): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
  } catch {
    return [];
  }
}
