import { say } from "../words/sins";

const known = ["apathy", "brush_off", "coldness", "condescension", "robotism", "rulebook", "runaround"] as const;

/** A fault as a shopper would say it; one that a client has added is shown by its own code. */
export function sinTitle(code: string): string {
  const found = known.find((sin) => sin === code);
  return found ? say(found) : code.replaceAll("_", " ");
}
