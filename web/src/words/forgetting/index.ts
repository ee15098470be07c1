import { speaker } from "../dictionary";

/** Words about leaving a phone: signing out, and forgetting everything. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
