import { speaker } from "../dictionary";

/** Words of how a visit was captured, at the desk. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
