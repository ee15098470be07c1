import { speaker } from "../dictionary";

/** Words about what was made for a visit that takes no more. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
