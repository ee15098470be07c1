import { speaker } from "../dictionary";

/** Words for a visit that could not be made. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
