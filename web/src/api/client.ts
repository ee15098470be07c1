import { NoSignal, problemFrom } from "./problem";
import { createClient } from "./typedClient";
import type { components } from "./types";

export { NoSignal, Problem, type ProblemAt } from "./problem";
export type Schemas = components["schemas"];

const PATIENCE_MS = 30_000;
/** Half of what 2G carries. */
const SLOWEST_BYTES_PER_MS = 2.5;
const lapsed = new Set<() => void>();
let person: number | undefined;

/** The only fetch of the app. Use it inside `answer(...)`, which says what came of it. */
export const http = createClient({
  baseUrl: location.origin,
  credentials: "same-origin",
  // the header that only our own pages can send: it keeps other sites from acting in our person's name
  headers: { "X-Shopper-Audit": "1" },
  fetch: (request) => sent(request, PATIENCE_MS),
});

/** What the server answered. Throws a Problem when the answer was no, NoSignal when none came that could be read. */
export async function answer<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked.catch(unheard);
  if (response.ok) return data as T;
  const problem = problemFrom(response.status, error);
  if (problem.isOurs && problem.status === 401 && !SIGNING_IN.has(problem.code)) lapsed.forEach((tell) => tell());
  throw problem;
}

const SIGNING_IN = new Set(["wrong_sign_in", "invitation_over"]);

/** Be told when the server no longer knows who we are. */
export function whenSignedOut(tell: () => void): () => void {
  lapsed.add(tell);
  return () => lapsed.delete(tell);
}

/** Ask everything in this person's name only: when somebody else has signed in by now, the server says no. */
export function speakFor(id: number | undefined): void {
  person = id;
}

/** A fetch whose patience fits what goes up: half a minute, and the time that `bytes` need on half of 2G. */
export function patientFor(bytes: number): (request: Request) => Promise<Response> {
  return (request) => sent(request, PATIENCE_MS + bytes / SLOWEST_BYTES_PER_MS);
}

/** The patience covers the whole answer: one that stops half-way is given up too. */
function sent(request: Request, patience: number): Promise<Response> {
  const given = new AbortController();
  setTimeout(() => given.abort(), patience);
  // who is there may be asked by anybody
  if (person !== undefined && new URL(request.url).pathname !== "/api/session")
    request.headers.set("X-Shopper-Audit-Person", String(person));
  return fetch(request, { signal: given.signal });
}

function unheard(cause: unknown): never {
  throw new NoSignal(cause);
}
