import { speaker } from "../dictionary";

/** Words of reports and tables that are taken along as files. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
