import { speaker } from "../dictionary";

/** Words for signing in. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
