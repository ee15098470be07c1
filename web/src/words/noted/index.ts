import { speaker } from "../dictionary";

/** Words about what was noted on the way, and for the note that hides it. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
