import { speaker } from "../dictionary";

/** Words about visits that are over. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
