import { afterEach, describe, expect, it, vi } from "vitest";
import { serve } from "../testing/server";
import { answer, http, NoSignal, patientFor, Problem, speakFor, whenSignedOut } from "./client";
import { putPhoto } from "./handingIn";

const signInNeeded = { status: 401, code: "sign_in_needed", message: "Please sign in first.", problems: [] };

afterEach(() => {
  speakFor(undefined);
  vi.useRealTimers();
});

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
      return new Response('{"sha256": "ab"}', { status: 201, headers: { "Content-Type": "application/json" } });
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

  it.each([
    ["an answer that is cut in the middle", '{"sha256": "a'],
    ["a page where the receipt should be", "<h1>Welcome to the hotel</h1>"],
    ["a receipt for something else", '{"sha256": "cd"}'],
  ])("takes %s for silence", async (_, body) => {
    vi.stubGlobal("fetch", async () => new Response(body, { status: 200 }));

    await expect(putPhoto("visit-1", { sha256: "ab", mediaType: "image/jpeg", bytes: new ArrayBuffer(1) })).rejects.toBeInstanceOf(
      NoSignal,
    );
  });

  it("hears of a session that is over from our own server only", async () => {
    const told = vi.fn();
    const forget = whenSignedOut(told);
    serve(() => ({ status: 401, body: "<h1>Sign in to this network</h1>" }));
    await expect(answer(http.GET("/api/my/visits"))).rejects.toMatchObject({ isOurs: false });
    expect(told).not.toHaveBeenCalled();

    serve(() => ({ status: 401, body: signInNeeded }));
    await expect(answer(http.GET("/api/my/visits"))).rejects.toMatchObject({ isOurs: true });
    expect(told).toHaveBeenCalledOnce();
    forget();
  });

  it("says whom it asks for, but when it asks who is there", async () => {
    const named: (string | null)[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      named.push(request.headers.get("X-Shopper-Audit-Person"));
      return new Response("{}", { status: 200 });
    });
    speakFor(7);
    await answer(http.GET("/api/my/visits"));
    await answer(http.GET("/api/session"));

    expect(named).toEqual(["7", null]);
  });
});

describe("patience", () => {
  /** The moment, in seconds, at which a request of this size is given up when nothing comes back. */
  async function givenUpAfter(bytes: number): Promise<number> {
    vi.useFakeTimers();
    const began = Date.now();
    let until = 0;
    vi.stubGlobal("fetch", (_: Request, { signal }: RequestInit) => {
      return new Promise((_, no) => signal?.addEventListener("abort", () => no((until = Date.now()))));
    });
    const asked = patientFor(bytes)(new Request("http://localhost/api/x")).catch(() => undefined);
    await vi.runAllTimersAsync();
    await asked;
    return (until - began) / 1000;
  }

  it("gives a link that hangs up after half a minute when there is little to send", async () => {
    expect(await givenUpAfter(0)).toBe(30);
  });

  it("lets a photo of half a megabyte take twice as long as 2G needs at 5 kB/s", async () => {
    const bytes = 500_000;
    expect(await givenUpAfter(bytes)).toBe(30 + (2 * bytes) / 5_000);
  });
});
