import type { Form } from "../form/definition";
import { answer, http } from "./client";
import type { FormWithTree } from "./formVersions";
import type { ProblemAt } from "./problem";

/** What the server finds in a draft: what breaks the language, what to think about again, and words to look at. */
export type FoundInDraft = { problems: ProblemAt[]; warnings: ProblemAt[]; wording: ProblemAt[] };
/** A form with what making it needs: which writing of it this is, and whose. */
export type DraftForm = FormWithTree & FoundInDraft & { revision: number; changed_at: string; changed_by: string | null };
export type KeptDraft = FoundInDraft & { revision: number; changed_at: string };

export const formVersionToEdit = (form: number): Promise<DraftForm> =>
  answer(http.GET("/api/forms/{form}", { params: { path: { form } } })) as Promise<DraftForm>;

/** Keep a draft as it stands. Refused when it is no longer the one that `revision` numbers. */
export const saveDraft = (form: number, { tree, revision }: { tree: Form; revision: number }): Promise<KeptDraft> =>
  answer((http.PUT as Put)("/api/forms/{form}/draft", { params: { path: { form } }, body: { tree, revision } }));

type Put = (path: string, asked: { params: { path: { form: number } }; body: object }) => Promise<{ data?: KeptDraft; error?: unknown; response: Response }>;
