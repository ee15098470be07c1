import { beforeEach, describe, expect, it, vi } from "vitest";
import { serve } from "./testing/server";

const aisyah = { id: 7, name: "Aisyah", language: "ms", roles: [{ role: "shopper", scope: "" }] };
const fresh = async () => (await import("./session.svelte")).who;

beforeEach(() => vi.resetModules());

describe("who holds the device", () => {
  it("is asked of the server, and kept on the device", async () => {
    serve(() => ({ status: 200, body: aisyah }));
    const who = await fresh();
    await who.ask();

    expect([who.me?.name, who.home, who.lapsed]).toEqual(["Aisyah", "/visits", false]);
    expect(JSON.parse(localStorage.getItem("session") ?? "")).toEqual(aisyah);
  });

  it("is still known without signal", async () => {
    localStorage.setItem("session", JSON.stringify(aisyah));
    serve(() => "no signal");
    const who = await fresh();
    await who.ask();

    expect([who.me?.name, who.lapsed, who.asked]).toEqual(["Aisyah", false, true]);
  });

  it("is still known, but must sign in again, when the server has forgotten", async () => {
    localStorage.setItem("session", JSON.stringify(aisyah));
    serve(() => ({
      status: 401,
      body: { status: 401, code: "sign_in_needed", message: "Please sign in first.", problems: [] },
    }));
    const who = await fresh();
    await who.ask();

    expect([who.me?.name, who.lapsed]).toEqual(["Aisyah", true]);
  });

  it.each(["{broken", "null", '{"id": 7}', '"Aisyah"'])("is asked anew when what is kept is %s", async (kept) => {
    localStorage.setItem("session", kept);
    serve(() => ({ status: 200, body: aisyah }));
    const who = await fresh();
    expect(who.me).toBeUndefined();
    await who.ask();

    expect(who.me?.name).toBe("Aisyah");
  });

  it("is signed out first when this phone has forgotten somebody without signal", async () => {
    localStorage.setItem("sign-out", "yes");
    const asked = serve(({ method }) => (method === "DELETE" ? { status: 204 } : { status: 200, body: aisyah }));
    const who = await fresh();
    await who.ask();

    expect([who.me, who.asked, asked.map(({ method }) => method)]).toEqual([undefined, true, ["DELETE"]]);
    await who.ask();
    expect(who.me).toEqual(aisyah);
  });

  it("stays signed in by a link that was opened before the server could be told", async () => {
    localStorage.setItem("sign-out", "yes");
    serve(() => ({ status: 200, body: aisyah }));
    const who = await fresh();
    who.arrived(aisyah as never);
    await who.ask();

    expect(who.me?.id).toBe(7);
  });

  it("works at the desk unless a shopper", async () => {
    serve(() => ({ status: 200, body: { ...aisyah, roles: [{ role: "reviewer", scope: "" }] } }));
    const who = await fresh();
    await who.ask();

    expect([who.home, who.is("reviewer"), who.is("shopper", "admin")]).toEqual(["/desk", true, false]);
  });
});
