import { speaker } from "../dictionary";

/** Words about photos on the phone. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
