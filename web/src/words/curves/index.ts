import { speaker } from "../dictionary";

/** Words of how a time or a number becomes a credit. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
