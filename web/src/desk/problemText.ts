import { NoSignal, Problem } from "../api/client";
import { language } from "../words/language.svelte";
import { say } from "../words/desk";
import { say as everywhere } from "../words/everywhere";

const known = ["taken", "in_use", "wrong_state", "changed_meanwhile", "draft_exists", "other_document", "bad_input", "not_a_table", "not_a_logo", "logo_too_small", "logo_unseen", "too_large", "no_figures", "not_found"] as const;

/** What went wrong, in the language chosen. The server's own sentence is English, and the more exact one. */
export function problemText(failure: unknown): string {
  if (failure instanceof NoSignal) return everywhere("problem.noSignal");
  if (!(failure instanceof Problem)) return everywhere("problem.title");
  if (failure.status >= 500) return everywhere("problem.server");
  if (failure.status === 403) return everywhere("problem.forbidden");
  const code = known.find((one) => one === failure.code);
  return code && (language() !== "en" || !failure.message) ? say(`problem.${code}`) : failure.message || everywhere("problem.title");
}

/** The sentence for one field of what was sent. */
export function problemAt(failure: unknown, path: string): string | undefined {
  return failure instanceof Problem ? failure.problems.find((problem) => problem.path === path)?.message : undefined;
}
