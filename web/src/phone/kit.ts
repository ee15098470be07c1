import { getContext, setContext } from "svelte";
import type { Database } from "../offline/database";
import type { Outbox } from "../offline/outbox.svelte";
import type { Diary } from "./diary.svelte";

/** What every page of the phone works with. */
export type Kit = { database: Database; diary: Diary; outbox: Outbox };

const KEY = Symbol("kit");

export function giveKit(kit: Kit): void {
  setContext(KEY, kit);
}

export function kit(): Kit {
  return getContext<Kit>(KEY);
}
