import { speaker } from "../dictionary";

/** Words for the page on which anybody may check a paper. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
