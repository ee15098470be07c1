import { speaker } from "../dictionary";

/** Words of what real customers said, beside the shoppers. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
