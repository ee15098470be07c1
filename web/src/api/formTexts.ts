import { answer, http, type Schemas } from "./client";
import { tableUpload } from "./programmes";

type Translations = Schemas["Translations"];
export type LeftOut = Translations["left_out"][number];

/** Every text of a form with a column for each language, for a translator. */
export function textsFile(form: number, ending: "csv" | "xlsx"): Promise<Blob> {
  const asked = { params: { path: { form } }, parseAs: "blob" } as const;
  return answer(ending === "csv" ? http.GET("/api/forms/{form}/texts.csv", asked) : http.GET("/api/forms/{form}/texts.xlsx", asked)) as Promise<Blob>;
}

/** What a translator's file would change, and what of it does not fit. Nothing is changed by asking. */
export const readTexts = (form: number, file: File): Promise<Translations> =>
  answer(http.POST("/api/forms/{form}/texts", { params: { path: { form } }, ...tableUpload(file) }));
