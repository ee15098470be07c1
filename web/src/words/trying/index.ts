import { speaker } from "../dictionary";

/** Words of the phone beside the designer and of the scoring bench. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
