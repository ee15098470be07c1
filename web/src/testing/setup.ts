import "fake-indexeddb/auto";
import { afterEach, beforeEach, vi } from "vitest";
import { wordsHere } from "../words/language.svelte";

const held = new Set<string>();

/** happy-dom has no Web Locks; this keeps the one rule that is used: a lock that is held is not given again. */
async function request(
  name: string,
  _options: { ifAvailable: true },
  work: (lock: { name: string } | null) => Promise<void>,
) {
  if (held.has(name)) return work(null);
  held.add(name);
  try {
    return await work({ name });
  } finally {
    held.delete(name);
  }
}

Object.defineProperty(navigator, "locks", { value: { request }, configurable: true });

beforeEach(() => wordsHere());

afterEach(() => {
  document.body.innerHTML = "";
  localStorage.clear();
  vi.unstubAllGlobals();
});
