import { speaker } from "../dictionary";

/** Words of putting a form into other languages. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
