import { afterEach, describe, expect, it, vi } from "vitest";
import { Signing } from "./signing.svelte";

describe("a sign-off", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is of the revision that the server has once it has all that was written here", async () => {
    const sent: unknown[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      sent.push(await request.json());
      return new Response("{}", { status: 201, headers: { "Content-Type": "application/json" } });
    });
    await new Signing(7, async () => 12).record("id-check", "Siti", "2026-01-15");

    expect(sent).toEqual([{ revision: 12, standard: "id-check", signed_by: "Siti", signed_on: "2026-01-15" }]);
  });
});
