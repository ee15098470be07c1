import { speaker } from "../dictionary";

/** Words for times that are typed. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
