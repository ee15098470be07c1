import type { Refusal } from "../offline/database";

/** After these nothing that the person could do would help. */
const FINAL = new Set(["other_document", "wrong_state", "not_allowed", "not_found"]);

export function canMend({ code }: Refusal): boolean {
  return !FINAL.has(code);
}
