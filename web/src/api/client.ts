import createClient from "openapi-fetch";
import { NoSignal, problemFrom } from "./problem";
import type { components, paths } from "./types";

export { NoSignal, Problem, type ProblemAt } from "./problem";
export type Schemas = components["schemas"];

const PATIENCE_MS = 30_000;
const UPLOAD_PATIENCE_MS = 180_000;
const lapsed = new Set<() => void>();

/** The only fetch of the app. Use it inside `answer(...)`, which says what came of it. */
export const http = createClient<paths>({
  baseUrl: location.origin,
  credentials: "same-origin",
  // the header that only our own pages can send: it keeps other sites from acting in our person's name
  headers: { "X-Shopper-Audit": "1" },
  fetch: send,
});

/** What the server answered. Throws a Problem when it said no, NoSignal when nothing came back. */
export async function answer<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T;
  const problem = problemFrom(response.status, error);
  if (problem.status === 401 && !SIGNING_IN.has(problem.code)) lapsed.forEach((tell) => tell());
  throw problem;
}

const SIGNING_IN = new Set(["wrong_sign_in", "invitation_over"]);

/** Be told when the server no longer knows who we are. */
export function whenSignedOut(tell: () => void): () => void {
  lapsed.add(tell);
  return () => lapsed.delete(tell);
}

async function send(request: Request): Promise<Response> {
  const patience = request.method === "PUT" ? UPLOAD_PATIENCE_MS : PATIENCE_MS;
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patience) });
  } catch (cause) {
    throw new NoSignal(cause);
  }
}
