import type { Dress, DressChoice } from "../../api/dresses";

/** The pages that may be left out, in the order of the reports. */
export const branchPages = ["card", "time", "faults", "promise", "people", "missed", "peers", "photos"] as const;
export const regionPages = ["areas", "league", "heat", "changes", "overdue", "everywhere"] as const;

/** What is kept, as something to change. */
export function choiceOf({ name, accent, logo, cover, left_out, language }: Dress): DressChoice {
  return { name, accent, logo, cover, left_out: [...left_out].sort(), language };
}

export const isAccent = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

/** A colour as people write it, as `#rrggbb`; what can't be one stays as it is. */
export function asAccent(text: string): string {
  const digits = text.trim().toLowerCase().replace(/^#/, "");
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map((digit) => digit + digit).join("")}`;
  return /^[0-9a-f]{6}$/.test(digits) ? `#${digits}` : text;
}

export function isSame(one: DressChoice, other: DressChoice): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The pages that are left out when, of `among`, only `printed` are printed. */
export function withPages(choice: DressChoice, among: readonly string[], printed: readonly string[]): DressChoice["left_out"] {
  const others = choice.left_out.filter((page) => !among.includes(page));
  return [...others, ...(among.filter((page) => !printed.includes(page)) as DressChoice["left_out"])].sort();
}
