import type { Visit } from "../../api/assignments";

/** Whether the shopper still has it in hand and the last day is over, by the calendar of the branch. */
export function isOverdue(visit: Pick<Visit, "status" | "window_to" | "branch">, now = new Date()): boolean {
  if (!["assigned", "started", "sent_back"].includes(visit.status)) return false;
  return visit.window_to < today(visit.branch.time_zone, now);
}

/** Today as YYYY-MM-DD in a time zone. */
export function today(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
