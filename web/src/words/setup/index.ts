import { speaker } from "../dictionary";

/** Words of the admin's pages. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
