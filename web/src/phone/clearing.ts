import type { Database, Draft, KeptVisits } from "../offline/database";
import { forgetVisit, keptDrafts } from "../offline/drafts";
import { parcels } from "../offline/parcels";
import { hasNotes, isUnsent } from "./unsent";

/** Clear away what is kept of visits that are over, but never what was made here and is nowhere else. */
export async function clearAway(database: Database, known: KeptVisits): Promise<void> {
  const [drafts, sent] = await Promise.all([keptDrafts(database), parcels(database)]);
  const isSafe = (draft: Draft): boolean => {
    const own = sent.find(({ submission }) => submission === draft.submission);
    return !isUnsent(draft, own, known.outcomes[draft.visit]) && !hasNotes(database.name, draft);
  };
  const over = drafts.filter((draft) => isOver(draft, known) && isSafe(draft));
  await Promise.all(over.map(({ visit }) => forgetVisit(database, visit)));
}

/** Approved, or named by the server no more. */
function isOver({ visit }: Draft, { visits }: KeptVisits): boolean {
  const found = visits.find(({ id }) => id === visit);
  return !found || found.status === "approved";
}
