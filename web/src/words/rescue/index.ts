import { speaker } from "../dictionary";

/** Words for the file that saves a visit. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
