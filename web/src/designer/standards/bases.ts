/** Where a standard may come from: the taxonomy `basis` of the form language. */
export const BASES = ["law", "culture", "offering", "other"] as const;

export function isBasis(code: string): code is (typeof BASES)[number] {
  return (BASES as readonly string[]).includes(code);
}
