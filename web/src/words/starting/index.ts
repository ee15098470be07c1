import { speaker } from "../dictionary";

/** Words of beginning a form, and of a client's forms. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
