const MOST = 60;

/** Whether a form may have this code. */
export function isCode(code: string): boolean {
  return /^[a-z0-9-]{2,60}$/.test(code);
}

/** A code made of a title: its letters and digits, small and without accents, a hyphen for the rest. */
export function codeFrom(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").slice(0, MOST).replace(/^-|-$/g, "");
}
