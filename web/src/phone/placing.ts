import type { Form } from "../form/definition";
import type { MyVisit } from "../api/visits";
import type { Draft, Places } from "../offline/database";

export type PhonePlace = NonNullable<Places["check_in"]>;

/**
 * What is due about the place: to `ask`, before anything was noted; to note it on `leaving`, where that was agreed to.
 * Only a visit in person has a place, it says nothing of a branch that is on no map, and who said no is never asked again.
 */
export function placeDue(
  form: Form,
  { places, events, answers }: Draft,
  branch: Pick<MyVisit["branch"], "latitude">,
): "ask" | "leaving" | undefined {
  if ((form.channel ?? "in_person") !== "in_person" || branch.latitude === null) return undefined;
  if (!places.check_in) return Object.keys({ ...events, ...answers }).length ? undefined : "ask";
  return places.check_in.told !== "refused" && !places.check_out ? "leaving" : undefined;
}

/** That there is no place to note, and why. */
export function notGiven(told: "refused" | "impossible"): PhonePlace {
  return { told, at: new Date().toISOString(), latitude: null, longitude: null, accuracy: null };
}
