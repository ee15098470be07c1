import type { Answers } from "../form/answers";
import type { Form } from "../form/definition";
import type { Scorecard } from "./scorecard";
import { ask, tell, type Page } from "./ask";
import type { Visit } from "./assignments";

export type QueueItem = {
  visit: Visit;
  submission: string;
  revision: number;
  received_at: string;
  final: string | null;
  band: string | null;
  complete: boolean;
  critical: string[];
  conflicts: number;
  again: boolean;
};
/** What a phone hands in: the answers file, and when the visit was made. */
export type HandInDocument = { started_at: string; handed_in_at: string; device?: Record<string, string>; answers: Answers };
export type Reason = { question: string; reason: string };
export type VisitPhoto = { sha256: string; width: number; height: number; taken_at: string | null; question: string };
export type Decision = { kind: "approved" | "sent_back"; reason: string; questions: Reason[]; decided_at: string; reviewer: string };
export type ArithmeticLine = { question: string; points: string; credit: string | null; earned: string | null; how: string };
export type ReviewedVisit = {
  visit: Visit;
  form: Form;
  revision: { id: number; number: number; kind: string; made_at: string; submission: string; received_at: string };
  document: HandInDocument;
  scorecard: Scorecard;
  arithmetic: ArithmeticLine[];
  photos: VisitPhoto[];
  decisions: Decision[];
  conflicts: { id: number; received_at: string; document: HandInDocument }[];
};

export const queue = (query: { client?: string | undefined; wave?: string | undefined; page?: number }): Promise<Page<QueueItem>> =>
  ask("/api/review/queue", query);
export const reviewedVisit = (visit: string): Promise<ReviewedVisit> => ask(`/api/review/visits/${visit}`);
export const approve = (visit: string, revision: number): Promise<void> => tell("POST", `/api/visits/${visit}/approve`, { revision });
export const sendBack = (visit: string, decision: { revision: number; reason: string; questions: Reason[] }): Promise<void> =>
  tell("POST", `/api/visits/${visit}/send-back`, decision);
export const photoAddress = (visit: string, sha256: string, size: "small" | "large"): string =>
  `/api/visits/${visit}/photos/${sha256}?size=${size}`;
