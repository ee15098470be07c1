import type { MyVisits } from "../api/visits";
import type { KeptVisits } from "./database";
import type { Begun } from "./visits";

/** What is known of visits that are begun here and that the server names no more: they were called off, given away, or are long over. */
export function unlisted(mine: MyVisits, before: KeptVisits, begun: Begun): Pick<KeptVisits, "unlisted" | "forms"> {
  const listed = new Set(mine.visits.map(({ id }) => id));
  const left = [...before.visits, ...(before.unlisted ?? [])].filter(({ id }) => begun.has(id) && !listed.has(id));
  const needed = new Set(left.map(({ form }) => String(form)));
  const forms = Object.entries(before.forms).filter(([version]) => needed.has(version));
  return { unlisted: left, forms: { ...Object.fromEntries(forms), ...mine.forms } };
}
