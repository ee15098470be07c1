import { speaker } from "../dictionary";

/** Words for when something could not be kept on the phone. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
