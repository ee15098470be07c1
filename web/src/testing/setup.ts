import "fake-indexeddb/auto";
import { afterEach, beforeEach, vi } from "vitest";
import { wordsHere } from "../words/language.svelte";

type Held = { mode: LockMode; over: Promise<unknown> };
const held = new Map<string, Set<Held>>();

/** happy-dom has no Web Locks; this keeps their rule: an exclusive lock bars every other one of its name. */
async function request(
  name: string,
  { mode = "exclusive", ifAvailable = false }: LockOptions,
  work: (lock: { name: string } | null) => Promise<unknown> | undefined,
) {
  const all = held.get(name) ?? new Set();
  held.set(name, all);
  const inTheWay = (): Held[] => [...all].filter((one) => mode === "exclusive" || one.mode === "exclusive");
  if (ifAvailable && inTheWay().length) return work(null);
  while (inTheWay().length) await Promise.race(inTheWay().map(({ over }) => over));
  const over = Promise.resolve(work({ name }));
  const mine = { mode, over };
  all.add(mine);
  try {
    return await over;
  } finally {
    all.delete(mine);
  }
}

Object.defineProperty(navigator, "locks", { value: { request }, configurable: true });

beforeEach(() => wordsHere());

afterEach(() => {
  document.body.innerHTML = "";
  localStorage.clear();
  vi.unstubAllGlobals();
});
