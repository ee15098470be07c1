/** The wire, in the shape openapi-typescript gives it. Made by `npm run types` as soon as docs/api.json is there. */

type Json<T> = { content: { "application/json": T } };
type PathPart<Path> = [Path] extends [never] ? { path?: never } : { path: Path };
type Params<Path, Query> = PathPart<Path> & { query?: Query; header?: never; cookie?: never };
type Read<Answer, Path = never, Query = never> = {
  parameters: Params<Path, Query>;
  requestBody?: never;
  responses: { 200: Json<Answer>; default: Json<components["schemas"]["Problem"]> };
};
type Send<Body, Answer, Path = never, Query = never> = {
  parameters: Params<Path, Query>;
  requestBody: Json<Body>;
  responses: { 200: Json<Answer>; default: Json<components["schemas"]["Problem"]> };
};
type Page<T> = { items: T[]; page: number; pages: number; total: number };
type Paging = { page?: number; page_size?: number };
type S = components["schemas"];

export interface components {
  schemas: {
    Problem: { status: number; code: string; message: string; problems?: S["ProblemAt"][] };
    ProblemAt: { path: string; code: string; message: string };
    Grant: { role: "admin" | "scheduler" | "reviewer" | "regional_manager" | "branch_manager" | "shopper"; scope: string };
    Session: { id: number; name: string; language: string; roles: S["Grant"][] };
    MyBranch: { code: string; name: string; address: string; city: string; time_zone: string };
    MyVisit: {
      id: string;
      reference: string;
      status: string;
      window_from: string;
      window_to: string;
      started_at: string | null;
      branch: S["MyBranch"];
      form: number;
      form_code: string;
      form_number: number;
    };
    MyVisits: { visits: S["MyVisit"][]; forms: Record<string, unknown> };
    SentBack: { reason: string; questions: { question: string; reason: string }[]; decided_at: string };
    MyOutcome: {
      status: string;
      received_at: string | null;
      submission: string | null;
      sent_back: S["SentBack"] | null;
      approved_at: string | null;
      answers: unknown;
    };
    Photo: { sha256: string; media_type: string; bytes: number; width: number; height: number };
    HandIn: {
      visit: string;
      form: number;
      started_at: string;
      handed_in_at: string;
      device?: Record<string, string>;
      document: unknown;
    };
    Receipt: { submission: string; visit: string; received_at: string; status: string };
    Person: { id: number; name: string; email: string; language: string; active: boolean; roles: S["Grant"][] };
    Health: { status: string; database: string; version: string };
  };
}

export interface paths {
  "/api/health": { get: Read<S["Health"]> };
  "/api/session": {
    get: Read<S["Session"]>;
    post: Send<{ email: string; password: string }, S["Session"]>;
    patch: Send<{ language: string }, S["Session"]>;
    delete: Read<undefined>;
  };
  "/api/session/invitation": { post: Send<{ token: string }, S["Session"]> };
  "/api/people": { get: Read<Page<S["Person"]>, never, Paging & { role?: string }> };
  "/api/my/visits": { get: Read<S["MyVisits"]> };
  "/api/my/outcomes": { get: Read<Record<string, S["MyOutcome"]>> };
  "/api/visits/{visit}/start": { post: Send<{ started_at: string }, S["MyVisit"], { visit: string }> };
  "/api/visits/{visit}/photos": { get: Read<string[], { visit: string }> };
  "/api/visits/{visit}/photos/{sha256}": { put: Send<string, S["Photo"], { visit: string; sha256: string }> };
  "/api/submissions/{submission}": { put: Send<S["HandIn"], S["Receipt"], { submission: string }> };
}
