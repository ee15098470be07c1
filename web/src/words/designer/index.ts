import { speaker } from "../dictionary";

/** Words of the page on which a form is made. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
