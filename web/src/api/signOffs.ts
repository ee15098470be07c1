import { answer, http, type Schemas } from "./client";

export type SignOff = Schemas["SignOff"];

/** Who signed which standard of a form, the newest first. */
export const signOffs = (form: number): Promise<SignOff[]> => answer(http.GET("/api/forms/{form}/sign-offs", { params: { path: { form } } }));
/** Record who signed a standard, in the words that it has in `revision` of the form. */
export const signOff = (form: number, body: Schemas["NewSignOff"]): Promise<SignOff> =>
  answer(http.POST("/api/forms/{form}/sign-offs", { params: { path: { form } }, body }));
export async function takeSignOffBack(form: number, sign_off: number): Promise<void> {
  await answer(http.DELETE("/api/forms/{form}/sign-offs/{sign_off}", { params: { path: { form, sign_off } } }));
}
