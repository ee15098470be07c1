import { formVersion, type FormWithTree } from "../api/formVersions";
import { SecondCopy, sweep } from "./keptHere";
import { goneOrThrow } from "./saving.svelte";

/** A version to open. `isGone`: the server has it no longer, and its tree is what this browser kept of it. */
export type Opened = FormWithTree & { readonly isGone?: boolean };

/** The version; or, when somebody threw the draft away, what this person had written and not brought to the server. */
export async function opened(form: number, person: number | undefined): Promise<Opened> {
  sweep();
  let failure: unknown;
  const version = await formVersion(form).catch((cause) => goneOrThrow((failure = cause)));
  const here = version ?? keptOf(form, person);
  if (!here) throw failure;
  return here;
}

function keptOf(form: number, person: number | undefined): Opened | undefined {
  const kept = new SecondCopy(person, form).takeUp();
  if (!kept) return undefined;
  const unknown = { number: 1, note: "", sha256: "", changed_at: "", changed_by: null, problems: [], warnings: [], wording: [] };
  return { ...unknown, id: form, code: kept.tree.form, status: "draft", tree: kept.tree, revision: kept.revision, isGone: true } as unknown as Opened;
}
