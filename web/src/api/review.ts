import type { Answers } from "../form/answers";
import type { Form } from "../form/definition";
import { answer, http, type Schemas } from "./client";
import { given } from "./given";
import type { Scorecard } from "./scorecard";

export type QueueItem = Schemas["QueueRow"];
export type Reason = Schemas["QuestionReason"];
export type VisitPhoto = Schemas["ReviewPhoto"];
export type Decision = Schemas["Decision"];

/** What a phone hands in: the answers file, and when the visit was made. */
export type HandInDocument = { started_at: string; handed_in_at: string; device?: Record<string, string>; answers: Answers };

/** One visit whole. The API document leaves its trees open; here they have the shapes of the form language. */
export type ReviewedVisit = Omit<Schemas["Review"], "form" | "document" | "scorecard" | "conflicts"> & {
  form: Form;
  document: HandInDocument;
  scorecard: Scorecard;
  conflicts: (Omit<Schemas["Conflict"], "document"> & { document: HandInDocument })[];
};

export type QueueQuery = { client?: number | undefined; wave?: number | undefined; page?: number };
export const queue = (query: QueueQuery): Promise<Schemas["QueueRowPage"]> => answer(http.GET("/api/review/queue", { params: { query: given(query) } }));
export const reviewedVisit = (visit: string): Promise<ReviewedVisit> =>
  answer(http.GET("/api/review/visits/{visit}", { params: { path: { visit } } })) as Promise<unknown> as Promise<ReviewedVisit>;
export async function approve(visit: string, revision: number): Promise<void> {
  await answer(http.POST("/api/visits/{visit}/approve", { params: { path: { visit } }, body: { revision } }));
}
export async function sendBack(visit: string, decision: Schemas["SendBack"]): Promise<void> {
  await answer(http.POST("/api/visits/{visit}/send-back", { params: { path: { visit } }, body: decision }));
}
export const photoAddress = (visit: string, sha256: string, size: "small" | "large"): string =>
  `/api/visits/${visit}/photos/${sha256}?size=${size}`;
