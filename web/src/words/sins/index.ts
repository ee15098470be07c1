import { speaker } from "../dictionary";

/** The sins of service as a shopper would say them. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
