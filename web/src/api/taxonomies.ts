import { answer, http, type Schemas } from "./client";

export type TaxonomyFamily = Schemas["Family"]["family"];
export type TaxonomyItem = Schemas["Item"];

/** The words that a client's forms may be tagged with: the product's and its own, by family. */
export const taxonomyOf = (client: number): Promise<Schemas["Family"][]> =>
  answer(http.GET("/api/clients/{client}/taxonomy", { params: { path: { client } } }));
