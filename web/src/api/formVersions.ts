import type { Form } from "../form/definition";
import { answer, http, type Schemas } from "./client";

export type FormChange = Schemas["FormChange"];
export type FormVersion = Schemas["FormVersion"];
/** What is known of a draft once it is kept. */
export type KeptDraft = Schemas["Saved"];
type LibraryForm = Schemas["Library"];
export type FormWithTree = Schemas["WholeForm"] & { tree: Form };

export const library = (): Promise<LibraryForm[]> => answer(http.GET("/api/library"));
export const formVersions = (client: number): Promise<FormVersion[]> =>
  answer(http.GET("/api/clients/{client}/forms", { params: { path: { client } } }));

/** A draft. Where there is one of the same code already the Problem is `draft_exists`, and its `data.draft` that one's number. */
export const addForm = (client: number, from: Schemas["NewForm"]): Promise<FormWithTree> =>
  answer(http.POST("/api/clients/{client}/forms", { params: { path: { client } }, body: from })) as Promise<FormWithTree>;
export type XlsformDraft = { form: FormWithTree; left_out: Schemas["LeftOut"][] };
/** A draft made of an XLSForm workbook, and what of it could not be carried over; `draft_exists` as with `addForm`. */
export async function addXlsform(client: number, file: File): Promise<XlsformDraft> {
  const parts = new FormData();
  parts.append("file", file);
  const packed = new Response(parts);
  const given = {
    body: (await packed.blob()) as never,
    bodySerializer: (bytes: unknown) => bytes as BodyInit,
    headers: { "Content-Type": packed.headers.get("Content-Type") ?? "" },
  };
  return answer(http.POST("/api/clients/{client}/forms/xlsform", { params: { path: { client } }, ...given })) as Promise<XlsformDraft>;
}
export const formKinds = ["yaml", "json", "xlsx"] as const;
/** One version as a file: in the form language as YAML or JSON, or as an XLSForm workbook. */
export const formFile = (form: number, kind: (typeof formKinds)[number]): Promise<Blob> =>
  answer(http.GET("/api/forms/{form}/file.{kind}", { params: { path: { form, kind } }, parseAs: "blob" })) as Promise<Blob>;
export const formVersion = (form: number): Promise<FormWithTree> =>
  answer(http.GET("/api/forms/{form}", { params: { path: { form } } })) as Promise<FormWithTree>;
/** Keep a draft as it stands. When somebody saved another state meanwhile the Problem is `changed_meanwhile`: its `data` says who and when. */
export const saveDraft = (form: number, tree: object, revision: number): Promise<KeptDraft> =>
  answer(http.PUT("/api/forms/{form}/draft", { params: { path: { form } }, body: { tree: tree as Record<string, unknown>, revision } }));
/** What changed since the version that was published before; nothing where there is none. */
export const formChanges = (form: number): Promise<FormChange[]> =>
  answer(http.GET("/api/forms/{form}/changes", { params: { path: { form } } }));
export const publishForm = (form: number, revision: number, note = ""): Promise<FormVersion> =>
  answer(http.POST("/api/forms/{form}/publish", { params: { path: { form } }, body: { revision, note } }));
export async function discardDraft(form: number): Promise<void> {
  await answer(http.DELETE("/api/forms/{form}", { params: { path: { form } } }));
}
