import type { Text } from "../form/definition";
import { ask, tell, type Page } from "./ask";

export const visitStates = ["assigned", "started", "handed_in", "sent_back", "approved", "cancelled"] as const;
export type VisitState = (typeof visitStates)[number];

/** A visit as the agency's own people see it, the shopper included. */
export type Visit = {
  id: string;
  reference: string;
  status: VisitState;
  number: number;
  window_from: string;
  window_to: string;
  started_at: string | null;
  cancel_reason: string | null;
  branch: { id: number; code: string; name: string; city: string; time_zone: string };
  wave: { id: number; code: string; title: string };
  client: { id: number; code: string; name: string };
  form: { id: number; code: string; number: number; title: Text };
  shopper: { id: number; name: string };
};
export type VisitQuery = { wave?: string | undefined; branch?: string | undefined; status?: string | undefined; shopper?: string | undefined; page?: number };
export type Assignment = { wave: number; branch: number; form: number; shopper: number; window_from: string; window_to: string };
export type AssignmentChanges = Partial<Pick<Assignment, "shopper" | "window_from" | "window_to">>;

export const visits = (query: VisitQuery): Promise<Page<Visit>> => ask("/api/visits", query);
export const assignVisit = (assignment: Assignment): Promise<Visit> => tell("POST", "/api/visits", assignment);
export const changeVisit = (id: string, changes: AssignmentChanges): Promise<Visit> => tell("PATCH", `/api/visits/${id}`, changes);
export const cancelVisit = (id: string, reason: string): Promise<Visit> => tell("POST", `/api/visits/${id}/cancel`, { reason });
