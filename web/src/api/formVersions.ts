import type { Form } from "../form/definition";
import { answer, http, type Schemas } from "./client";

export type FormVersion = Schemas["FormVersion"];
export type Checked = Schemas["Check"];
export type LibraryForm = Schemas["Library"];
export type FormWithTree = Schemas["WholeForm"] & { tree: Form };

export const library = (): Promise<LibraryForm[]> => answer(http.GET("/api/library"));
export const checkForm = (source: string): Promise<Checked> => answer(http.POST("/api/forms/check", { body: { source } }));
export const formVersions = (client: number): Promise<FormVersion[]> =>
  answer(http.GET("/api/clients/{client}/forms", { params: { path: { client } } }));

/** A draft; it takes the place of the draft of the same code. */
export const addForm = (client: number, from: { source: string } | { library: string }): Promise<FormVersion> =>
  answer(http.POST("/api/clients/{client}/forms", { params: { path: { client } }, body: from }));
export const formVersion = (form: number): Promise<FormWithTree> =>
  answer(http.GET("/api/forms/{form}", { params: { path: { form } } })) as Promise<FormWithTree>;
export const publishForm = (form: number): Promise<FormVersion> =>
  answer(http.POST("/api/forms/{form}/publish", { params: { path: { form } } }));
export async function discardDraft(form: number): Promise<void> {
  await answer(http.DELETE("/api/forms/{form}", { params: { path: { form } } }));
}
