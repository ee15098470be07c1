import type { Component } from "svelte";
import type { Editing } from "./draft.svelte";

export type PartProps = { editing: Editing };
type Part = { part: "design" | "translate" | "try" | "standards" | "publish"; load: () => Promise<{ default: Component<PartProps> }> };

/** The tabs of the designer, each fetched when it is opened. `part` is the last word of its address. */
export const parts: readonly Part[] = [
  { part: "design", load: () => import("./building/Building.svelte") },
  { part: "translate", load: () => import("./translating/TranslateTab.svelte") },
  { part: "try", load: () => import("./trying/Trying.svelte") },
  { part: "standards", load: () => import("./standards/StandardsTab.svelte") },
  { part: "publish", load: () => import("./publishing/Publishing.svelte") },
];
