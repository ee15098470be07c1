import { describe, expect, it, vi } from "vitest";
import { serve } from "../testing/server";
import { answer, http, NoSignal, Problem } from "./client";
import { putPhoto } from "./visits";

describe("asking the server", () => {
  it("marks every request as our own page's", async () => {
    let sent: Request | undefined;
    vi.stubGlobal("fetch", async (request: Request) => {
      sent = request;
      return new Response("{}", { status: 200, headers: { "Content-Type": "application/json" } });
    });
    await answer(http.GET("/api/session"));

    expect(sent?.headers.get("X-Shopper-Audit")).toBe("1");
  });

  it("sends a photo as the bytes it is", async () => {
    let sent = new ArrayBuffer(0);
    let type: string | null = null;
    vi.stubGlobal("fetch", async (request: Request) => {
      sent = await request.arrayBuffer();
      type = request.headers.get("Content-Type");
      return new Response("{}", { status: 201, headers: { "Content-Type": "application/json" } });
    });
    const bytes = new Uint8Array([255, 216, 0, 7]).buffer;
    await putPhoto("visit-1", { sha256: "ab", mediaType: "image/jpeg", bytes });

    expect([[...new Uint8Array(sent)], type]).toEqual([[255, 216, 0, 7], "image/jpeg"]);
  });

  it("tells a no as a Problem, with its places", async () => {
    const places = [{ path: "answers.A1", code: "blank", message: "A1 is blank." }];
    serve(() => ({ status: 422, body: { status: 422, code: "not_ready", message: "Not yet.", problems: places } }));
    const told = await answer(http.GET("/api/session")).catch((problem: unknown) => problem);

    expect(told).toBeInstanceOf(Problem);
    expect(told).toMatchObject({ status: 422, code: "not_ready", message: "Not yet.", problems: places });
  });

  it("tells an answer that is no JSON as a Problem too", async () => {
    vi.stubGlobal(
      "fetch",
      async () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } }),
    );

    await expect(answer(http.GET("/api/session"))).rejects.toMatchObject({ status: 502, code: "http_502" });
  });

  it("tells silence as NoSignal", async () => {
    serve(() => "no signal");

    await expect(answer(http.GET("/api/session"))).rejects.toBeInstanceOf(NoSignal);
  });
});
