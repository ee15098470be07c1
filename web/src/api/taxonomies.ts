import { answer, http, type Schemas } from "./client";

export type TaxonomyFamily = Schemas["Family"]["family"];
export type TaxonomyItem = Schemas["Item"];

/** The words that a client's forms may be tagged with: the product's and its own, by family. */
export const taxonomyOf = (client: number): Promise<Schemas["Family"][]> =>
  answer(http.GET("/api/clients/{client}/taxonomy", { params: { path: { client } } }));

export type NewTaxonomyItem = Schemas["NewItem"];
/** A word of the client's own, for its forms only. */
export const addTaxonomyItem = (client: number, item: NewTaxonomyItem): Promise<TaxonomyItem> =>
  answer(http.POST("/api/clients/{client}/taxonomy", { params: { path: { client } }, body: item }));
export const relabelTaxonomyItem = (client: number, item: number, words: Schemas["ItemWords"]): Promise<TaxonomyItem> =>
  answer(http.PUT("/api/clients/{client}/taxonomy/{item}", { params: { path: { client, item } }, body: words }));
export async function deleteTaxonomyItem(client: number, item: number): Promise<void> {
  await answer(http.DELETE("/api/clients/{client}/taxonomy/{item}", { params: { path: { client, item } } }));
}
