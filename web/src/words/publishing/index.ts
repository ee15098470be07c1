import { speaker } from "../dictionary";

/** Words of publishing a form. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
