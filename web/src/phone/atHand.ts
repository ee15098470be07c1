import type { Database } from "../offline/database";
import type { Due } from "./due";

/** What of a visit is on this phone. `waiting`: it is handed in, and not all of it has arrived. */
export type AtHand = {
  visit: string;
  branch: string;
  brief: boolean;
  form: boolean;
  begun: boolean;
  photos: number;
  waiting: boolean;
  /** Why it can't be handed in any more. */
  stranded?: "gone" | "elsewhere";
};

/** The visits that still need this phone: those to be made, and those on their way. */
export async function atHand(database: Database, all: readonly Due[], hasForm: (due: Due) => boolean): Promise<AtHand[]> {
  const needed = all.filter(({ group, parcel }) => isToDo(group) || (parcel && parcel.state !== "arrived"));
  return Promise.all(
    needed.map(async (due) => ({
      visit: due.visit.id,
      branch: due.visit.branch.name,
      brief: hasForm(due),
      form: hasForm(due),
      begun: due.draft !== undefined,
      photos: await database.countOfVisit("photos", due.visit.id),
      waiting: due.parcel?.state === "waiting",
    })),
  );
}

function isToDo(group: Due["group"]): boolean {
  return group !== "handed_in" && group !== "approved";
}
