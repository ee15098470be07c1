import { speaker } from "../dictionary";

/** Words about what is on the phone. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
