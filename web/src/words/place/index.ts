import { speaker } from "../dictionary";

/** Words about where the phone is. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
