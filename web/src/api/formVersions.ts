import type { Form, Text } from "../form/definition";
import { ask, remove, tell } from "./ask";
import type { ProblemAt } from "./problem";

export type FormVersion = {
  id: number;
  code: string;
  number: number;
  status: "draft" | "published";
  title: Text;
  languages: string[];
  questions: number;
  created_at: string;
  published_at: string | null;
};
export type Checked = { problems: ProblemAt[]; warnings: ProblemAt[] };
export type LibraryForm = { name: string; title: Text; languages: string[]; questions: number; scored: number };
export type FormWithTree = FormVersion & { tree: Form; warnings: ProblemAt[] };

export const library = (): Promise<LibraryForm[]> => ask("/api/library");
export const checkForm = (source: string): Promise<Checked> => tell("POST", "/api/forms/check", { source });
export const formVersions = (client: number): Promise<FormVersion[]> => ask(`/api/clients/${client}/forms`);

/** A draft; it takes the place of the draft of the same code. */
export const addForm = (client: number, from: { source: string } | { library: string }): Promise<FormVersion> =>
  tell("POST", `/api/clients/${client}/forms`, from);
export const formVersion = (id: number): Promise<FormWithTree> => ask(`/api/forms/${id}`);
export const publishForm = (id: number): Promise<FormVersion> => tell("POST", `/api/forms/${id}/publish`);
export const discardDraft = (id: number): Promise<void> => remove(`/api/forms/${id}`);
