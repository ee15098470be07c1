import { language } from "../words/language.svelte";
import { say } from "../words/sins";

const known = ["apathy", "brush_off", "coldness", "condescension", "robotism", "rulebook", "runaround"] as const;

/** What a client's own sins are called, by code and language. */
export type OwnSins = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A fault as a shopper would say it; one that a client has added is shown by its label, else by its code. */
export function sinTitle(code: string, own: OwnSins = {}): string {
  const found = known.find((sin) => sin === code);
  if (found) return say(found);
  return own[code]?.[language()] ?? own[code]?.en ?? code.replaceAll("_", " ");
}
