import { answer, http, type Schemas } from "./client";
import { given } from "./given";

/** A visit as the agency's own people see it, the shopper included. */
export type Visit = Schemas["Visit"];
export type VisitState = Visit["status"];
export type Assignment = Schemas["NewVisit"];

export const visitStates: readonly VisitState[] = ["assigned", "started", "handed_in", "sent_back", "approved", "cancelled"];

type VisitQuery = { wave?: number | undefined; status?: VisitState | undefined; shopper?: number | undefined; page?: number };
export const visits = (query: VisitQuery): Promise<Schemas["VisitPage"]> => answer(http.GET("/api/visits", { params: { query: given(query) } }));
export const assignVisit = (assignment: Assignment): Promise<Visit> => answer(http.POST("/api/visits", { body: assignment }));
export const changeVisit = (visit: string, changes: Schemas["VisitChanges"]): Promise<Visit> =>
  answer(http.PATCH("/api/visits/{visit}", { params: { path: { visit } }, body: changes }));
export const cancelVisit = (visit: string, reason: string): Promise<Visit> =>
  answer(http.POST("/api/visits/{visit}/cancel", { params: { path: { visit } }, body: { reason } }));
