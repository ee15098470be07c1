import { answer, http } from "./client";

export type TaxonomyFamily = "parameter" | "promise" | "skill" | "component" | "owner" | "sin" | "calamity" | "basis";
export type TaxonomyItem = { code: string; label: Record<string, string> };

/** The words that a client's forms may be tagged with: the product's and its own. */
export const taxonomyOf = (client: number): Promise<{ family: string; items: TaxonomyItem[] }[]> =>
  answer((http.GET as unknown as Get)("/api/clients/{client}/taxonomy", { params: { path: { client } } }));

type Get = (path: string, asked: object) => Promise<{ data?: { family: string; items: TaxonomyItem[] }[]; error?: unknown; response: Response }>;
