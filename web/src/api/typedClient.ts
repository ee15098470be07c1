import type { Client } from "openapi-fetch";
import type { paths } from "./types";

type Send = (request: Request) => Promise<Response>;
type Given = { baseUrl: string; credentials: RequestCredentials; headers: Record<string, string>; fetch: Send };

/** What a call comes down to, once its types have been checked. */
type Asked = {
  params?: { path?: Record<string, string | number>; query?: Record<string, unknown> };
  body?: unknown;
  bodySerializer?: (body: unknown) => BodyInit;
  headers?: Record<string, string>;
  parseAs?: "json" | "blob";
  fetch?: Send;
};
type Told = { data?: unknown; error?: unknown; response: Response };

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/**
 * The calls of openapi-fetch, with its types, for what this app asks: paths, queries of plain values, JSON and bytes. Nothing
 * is sent but what the types let through. Rejects with what `fetch` rejects with, and when an answer breaks off.
 */
export function createClient(given: Given): Pick<Client<paths>, (typeof METHODS)[number]> {
  const calls = METHODS.map((method) => [
    method,
    async (path: string, asked: Asked = {}) =>
      told(await (asked.fetch ?? given.fetch)(requestFor(given, method, path, asked)), asked),
  ]);
  return Object.fromEntries(calls) as Pick<Client<paths>, (typeof METHODS)[number]>;
}

function requestFor(given: Given, method: string, path: string, asked: Asked): Request {
  const { body, bodySerializer = JSON.stringify, headers } = asked;
  const request: RequestInit = { method, credentials: given.credentials, headers: { ...given.headers, ...headers } };
  if (body !== undefined) {
    request.headers = { "Content-Type": "application/json", ...request.headers };
    request.body = bodySerializer(body);
  }
  return new Request(addressOf(given.baseUrl + path, asked.params), request);
}

function addressOf(path: string, { path: places = {}, query = {} }: Asked["params"] = {}): URL {
  const url = new URL(path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(places[name] ?? "")));
  const values = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  for (const [name, value] of values) if (value != null) url.searchParams.append(name, String(value));
  return url;
}

async function told(response: Response, { parseAs }: Asked): Promise<Told> {
  if (response.ok && parseAs === "blob") return { data: await response.blob(), response };
  const text = await response.text();
  if (response.ok) return { data: text ? JSON.parse(text) : undefined, response };
  return { error: orText(text), response };
}

/** A no may come as a page of something that stands between us and the server. */
function orText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
