import { speaker } from "../dictionary";

/** Words about a hand-in on its way. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
