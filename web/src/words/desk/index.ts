import { speaker } from "../dictionary";

/** Words of the desk. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
