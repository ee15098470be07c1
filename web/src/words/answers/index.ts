import { speaker } from "../dictionary";

/** Words of one question and one visit, answer by answer. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
