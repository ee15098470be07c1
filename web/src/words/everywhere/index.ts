import { speaker } from "../dictionary";

/** Words that every place needs: signing in, settings, what goes wrong. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
