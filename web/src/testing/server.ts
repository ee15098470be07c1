import { vi } from "vitest";

/** A body that is a string is the page of a box on the way. */
export type Answered = { status: number; body?: unknown } | "no signal";
type Route = (request: {
  path: string;
  method: string;
  json: () => Promise<unknown>;
  bytes: () => Promise<ArrayBuffer>;
}) => Answered | Promise<Answered>;

export type Asked = { method: string; path: string };

/**
 * A server at the edge of the network: `route` answers each request, and what was asked is noted in order.
 * Only fetch is replaced; everything above it is the real thing.
 */
export function serve(route: Route): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname;
    asked.push({ method: request.method, path });
    const given = await route({
      path,
      method: request.method,
      json: () => request.json(),
      bytes: () => request.arrayBuffer(),
    });
    if (given === "no signal") throw new TypeError("Failed to fetch");
    return answerOf(given);
  });
  return asked;
}

function answerOf({ status, body }: Exclude<Answered, string>): Response {
  if (body === undefined) return new Response(null, { status });
  if (typeof body === "string") return new Response(body, { status, headers: { "Content-Type": "text/html" } });
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}
