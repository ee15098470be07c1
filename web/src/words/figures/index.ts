import { speaker } from "../dictionary";

/** Words around the figures of a report, and the headings they stand under. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
