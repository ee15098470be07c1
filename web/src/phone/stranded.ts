import type { MyVisit } from "../api/visits";
import type { Form } from "../form/definition";
import type { Database, Draft } from "../offline/database";
import type { AtHand } from "./atHand";
import type { Kit } from "./kit";
import { unsentDrafts } from "./unsent";

/**
 * What was made here for a visit that takes no more of it: `gone`, when the visit was called off or given to somebody else;
 * `elsewhere`, when another hand-in has come in for it.
 */
export type Stranded = { draft: Draft; visit: MyVisit | undefined; form: Form | undefined; why: "gone" | "elsewhere" };

export function strandedDrafts(kit: Kit): Stranded[] {
  return kit.diary.known ? unsentDrafts(kit).flatMap((draft) => strandedOf(kit, draft)) : [];
}

/** The visit as it was last heard of. */
export function lastKnown({ diary }: Kit, id: string): MyVisit | undefined {
  return diary.visit(id) ?? diary.known?.unlisted?.find((visit) => visit.id === id);
}

/** What of these is on this phone, for the page that lists it. */
export function leftHere(database: Database, all: readonly Stranded[]): Promise<AtHand[]> {
  return Promise.all(
    all.map(async ({ draft, visit, form, why }) => ({
      visit: draft.visit,
      branch: visit?.branch.name ?? "",
      brief: visit !== undefined,
      form: form !== undefined,
      begun: true,
      photos: await database.countOfVisit("photos", draft.visit),
      waiting: false,
      stranded: why,
    })),
  );
}

function strandedOf(kit: Kit, draft: Draft): Stranded[] {
  const listed = kit.diary.visit(draft.visit);
  if (listed && !["handed_in", "approved"].includes(listed.status)) return [];
  const visit = lastKnown(kit, draft.visit);
  return [{ draft, visit, form: visit && kit.diary.form(visit), why: listed ? "elsewhere" : "gone" }];
}
