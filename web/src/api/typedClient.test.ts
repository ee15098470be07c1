import { describe, expect, it, vi } from "vitest";
import { createClient } from "./typedClient";

const given = { baseUrl: "http://audit.test", credentials: "same-origin" as const, headers: { "X-Shopper-Audit": "1" } };

/** A client, and every request that it sends; each is answered with `answer`. */
function client(answer: () => Response = () => new Response("{}")) {
  const sent: Request[] = [];
  const fetch = async (request: Request) => (sent.push(request), answer());
  return { http: createClient({ ...given, fetch }), sent };
}

describe("a call", () => {
  it("fills the places of its path, each as one part of it", async () => {
    const { http, sent } = client();
    await http.GET("/api/visits/{visit}/photos", { params: { path: { visit: "a/b c" } } });

    expect(sent[0]?.url).toBe("http://audit.test/api/visits/a%2Fb%20c/photos");
  });

  it("asks for plain values, a list one by one, and leaves out what is not given", async () => {
    const { http, sent } = client();
    const query = { status: ["handed_in", "approved"], page: 0, branch: undefined, wave: null } as never;
    await http.GET("/api/visits", { params: { query } });

    expect(new URL(sent[0]?.url ?? "").search).toBe("?status=handed_in&status=approved&page=0");
  });

  it("sends JSON, and its own headers beside those of every call", async () => {
    const { http, sent } = client();
    await http.POST("/api/session", { body: { email: "a@b.test", password: "ü" } });

    const said = ["Content-Type", "X-Shopper-Audit"].map((name) => sent[0]?.headers.get(name));
    expect(said).toEqual(["application/json", "1"]);
    expect([sent[0]?.method, await sent[0]?.json()]).toEqual(["POST", { email: "a@b.test", password: "ü" }]);
  });

  it("goes by another way when it is given one", async () => {
    const { http, sent } = client();
    const other = vi.fn(async () => new Response("[]"));
    const told = await http.GET("/api/my/outcomes", { fetch: other });

    expect([sent.length, other.mock.calls.length, told.data]).toEqual([0, 1, []]);
  });
});

describe("an answer", () => {
  it("of nothing is nothing", async () => {
    const { http } = client(() => new Response(null, { status: 204 }));

    expect((await http.DELETE("/api/session")).data).toBeUndefined();
  });

  it("that says no keeps what it says, JSON or not", async () => {
    const no = async (body: string) => (await client(() => new Response(body, { status: 502 })).http.GET("/api/session")).error;

    expect([await no('{"code": "x"}'), await no("<h1>Bad gateway</h1>")]).toEqual([{ code: "x" }, "<h1>Bad gateway</h1>"]);
  });

  it("that breaks off is no answer", async () => {
    const { http } = client(() => new Response('{"id": 7, "na'));

    await expect(http.GET("/api/session")).rejects.toThrow();
  });
});
