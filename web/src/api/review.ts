import type { Answers } from "../form/answers";
import type { Form } from "../form/definition";
import { answer, http, type Schemas } from "./client";
import { given } from "./given";
import type { Scorecard } from "./scorecard";

export type QueueItem = Schemas["QueueRow"];
export type Reason = Schemas["QuestionReason"];
export type VisitPhoto = Schemas["ReviewPhoto"];
export type Decision = Schemas["Decision"];

export type Capture = Schemas["Capture"];
export type Outcome = Schemas["Review"]["outcome"];

/** What a phone hands in: what was answered, when the visit was made, and how it was captured. */
type Paper<A> = { started_at: string; handed_in_at: string; device?: Record<string, string>; capture?: Capture | null; answers: A };
type HandInDocument = Paper<Answers>;

/** One visit whole. The API document leaves its trees open; here they have the shapes of the form language. */
type Whole = Omit<Schemas["Review"], "form" | "document" | "scorecard" | "conflicts" | "outcome"> & { form: Form };
export type ReviewedVisit = Whole & {
  outcome: "visited";
  document: HandInDocument;
  scorecard: Scorecard;
  conflicts: (Omit<Schemas["Conflict"], "document"> & { document: HandInDocument })[];
};
/** Nobody was served: there is a story and proof, and no score. */
export type NoVisit = Whole & {
  outcome: Exclude<Outcome, "visited">;
  document: Paper<{ told: string; photos: string[] }>;
  scorecard: null;
};
export type Reviewed = ReviewedVisit | NoVisit;

type QueueQuery = { client?: number | undefined; wave?: number | undefined; page?: number };
export const queue = (query: QueueQuery): Promise<Schemas["QueueRowPage"]> => answer(http.GET("/api/review/queue", { params: { query: given(query) } }));
export type Waiting = Schemas["Waiting"];
/** Hand-ins whose answers are safe here while photos are still on their phones. */
export const waitingForPhotos = (): Promise<Schemas["WaitingPage"]> => answer(http.GET("/api/review/waiting"));

export const auditLogAddress = (visit: string): string => `/api/review/visits/${visit}/audit-log`;
export const reviewedVisit = (visit: string): Promise<Reviewed> =>
  answer(http.GET("/api/review/visits/{visit}", { params: { path: { visit } } })) as Promise<unknown> as Promise<Reviewed>;
export async function approve(visit: string, revision: number): Promise<void> {
  await answer(http.POST("/api/visits/{visit}/approve", { params: { path: { visit } }, body: { revision } }));
}
export async function sendBack(visit: string, decision: Schemas["SendBack"]): Promise<void> {
  await answer(http.POST("/api/visits/{visit}/send-back", { params: { path: { visit } }, body: decision }));
}
export const photoAddress = (visit: string, sha256: string, size: "small" | "large"): string =>
  `/api/visits/${visit}/photos/${sha256}?size=${size}`;
