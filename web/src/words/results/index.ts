import { speaker } from "../dictionary";

/** Words of the results, for managers. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
