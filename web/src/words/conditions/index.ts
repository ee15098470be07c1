import { speaker } from "../dictionary";

/** Words of when a question is asked. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
