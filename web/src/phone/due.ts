import type { MyOutcome, MyVisit } from "../api/visits";
import type { Draft, Parcel } from "../offline/database";

export const groups = ["back", "late", "today", "soon", "handed_in", "approved"] as const;
export type Group = (typeof groups)[number];

/** One visit as the list shows it. */
export type Due = {
  visit: MyVisit;
  group: Group;
  draft: Draft | undefined;
  outcome: MyOutcome | undefined;
  /** The hand-in that is on its way, was refused, or has arrived since the list was fetched. */
  parcel: Parcel | undefined;
  /** Whole days from today to the last day: below 0 is late. */
  daysLeft: number;
  /** Whole days from today to the first day: above 0 is too early. */
  daysToGo: number;
};

export type Known = {
  visit: MyVisit;
  draft: Draft | undefined;
  outcome: MyOutcome | undefined;
  parcels: readonly Parcel[];
};

/** Where a visit stands, on the day it is at the branch. */
export function due({ visit, draft, outcome, parcels }: Known, now: Date): Due {
  const today = dayAt(now, visit.branch.time_zone);
  const daysLeft = daysBetween(today, visit.window_to);
  const daysToGo = daysBetween(today, visit.window_from);
  const parcel = latest(parcels, draft, outcome);
  return { visit, draft, outcome, parcel, daysLeft, daysToGo, group: groupOf(visit, parcel, daysLeft) };
}

/** The visits of each group: the most pressing first, of what is over the latest; groups with nothing in them are left out. */
export function byGroup(all: readonly Due[]): { group: Group; visits: Due[] }[] {
  const sorted = [...all].sort((one, other) => one.daysLeft - other.daysLeft);
  const ofGroup = (group: Group): Due[] => {
    const own = sorted.filter((one) => one.group === group);
    return group === "handed_in" || group === "approved"
      ? own.sort((one, other) => overSince(other) - overSince(one))
      : own;
  };
  return groups.map((group) => ({ group, visits: ofGroup(group) })).filter(({ visits }) => visits.length);
}

function overSince({ outcome, parcel }: Due): number {
  return Date.parse(outcome?.approved_at ?? parcel?.receivedAt ?? outcome?.received_at ?? "") || 0;
}

/** The calendar day at a place, as 2026-11-21. */
export function dayAt(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    moment,
  );
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

function groupOf(visit: MyVisit, parcel: Parcel | undefined, daysLeft: number): Group {
  if (visit.status === "approved") return "approved";
  if (visit.status === "handed_in" || (parcel && !parcel.refusal)) return "handed_in";
  if (visit.status === "sent_back") return "back";
  if (daysLeft < 0) return "late";
  return daysLeft === 0 ? "today" : "soon";
}

/** Only the hand-in that the draft is waiting for: an older one that was sent back is history. */
function latest(
  parcels: readonly Parcel[],
  draft: Draft | undefined,
  outcome: MyOutcome | undefined,
): Parcel | undefined {
  const own = parcels.find((parcel) => parcel.submission === draft?.submission);
  const isHistory = own?.state === "arrived" && outcome?.submission === own.submission && outcome.sent_back !== null;
  return isHistory ? undefined : own;
}
