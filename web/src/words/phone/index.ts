import { speaker } from "../dictionary";

/** Words of the phone. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
