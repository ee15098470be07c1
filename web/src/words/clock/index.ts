import { speaker } from "../dictionary";

/** Words of the visit clock, the page of notes and what was noted on the way. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
