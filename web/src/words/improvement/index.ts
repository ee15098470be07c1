import { speaker } from "../dictionary";

/** Words of corrective actions, for managers and those who look after them. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
