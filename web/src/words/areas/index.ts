import { speaker } from "../dictionary";

/** Words of a programme's and a region's results. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
