import { speaker } from "../dictionary";

/** Why something of an XLSForm did not come in, by the server's code. A code with several sentences has one key for each. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
