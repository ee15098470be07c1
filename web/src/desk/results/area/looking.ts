import type { AreaQuery } from "../../../api/areas";
import { language } from "../../../words/language.svelte";
import { chosen, chosenNumber } from "../../query";

/** Some visits are chosen, as the address says. */
export const FILTERS = ["part_of_day", "channel", "scenario"] as const;

/** What makes the address choose all visits again. */
export const NO_FILTER = Object.fromEntries(FILTERS.map((name) => [name, undefined]));

/** How the address asks a page to be shown. The server refuses what it does not know. */
export function lookQuery(): AreaQuery {
  const named = Object.fromEntries([...FILTERS, "family"].map((name) => [name, chosen(name)]));
  return { ...named, language: language(), beside: chosenNumber("beside"), form: chosenNumber("form") } as AreaQuery;
}

/** The same without a family, for pages that have no grid. */
export function visitQuery(): Omit<AreaQuery, "family"> {
  const { family: _, ...query } = lookQuery();
  return query;
}

export function isFiltered(): boolean {
  return FILTERS.some((name) => chosen(name) !== undefined);
}

/** Fewer visits than that are told as a hint: the gate of a score. */
export const FEW = 4;
