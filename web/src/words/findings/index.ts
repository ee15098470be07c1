import { speaker } from "../dictionary";

/** What the server finds in a form, by its code: problems, advice, and advice on the wording. A code with several sentences has one key for each. */
export const say = speaker({
  en: () => import("./en"),
  ms: () => import("./ms"),
  id: () => import("./id"),
});
