import { speaker } from "../dictionary";

/** Words of where the rules of a form come from. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
