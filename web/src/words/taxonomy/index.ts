import { speaker } from "../dictionary";

/** Words of a client's own words for tags and faults. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
