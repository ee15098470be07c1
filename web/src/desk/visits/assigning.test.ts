import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../../api/client";
import { assignEach, mayVisit, worksFor } from "./assigning";

const sent = vi.hoisted(() => [] as number[]);
vi.mock("../../api/assignments", () => ({
  assignVisit: async ({ branch }: { branch: number }) => {
    sent.push(branch);
    if (branch === 2) throw new Problem(422, "bad_input", "", [{ path: "branch", code: "closed", message: "Branch K2 is closed." }]);
  },
}));

const shared = { wave: 1, form: 1, shopper: 1, window_from: "2026-11-01", window_to: "2026-11-30" };
const shopper = (...scopes: string[]) => ({ roles: scopes.map((scope) => ({ role: "shopper" as const, scope })) });

afterEach(() => void sent.splice(0));

describe("assigning several visits", () => {
  it("goes on after a branch that gets none, and says why it got none", async () => {
    const told: number[] = [];
    expect(await assignEach([1, 2, 3], shared, (done) => told.push(done))).toEqual([{ branch: 2, why: "Branch K2 is closed." }]);
    expect([sent, told]).toEqual([[1, 2, 3], [1, 2, 3]]);
  });
});

describe("a shopper", () => {
  const branch = { scope: "bank/north/kl-01" };

  it("may be sent to the branches in the scope of the role, by whole codes", () => {
    const scopes = ["", "bank", "bank/north", "bank/north/kl-01", "bank/nor", "bank/south", "shop"];
    expect(scopes.filter((scope) => mayVisit(shopper(scope), branch))).toEqual(["", "bank", "bank/north", "bank/north/kl-01"]);
  });

  it("is one by that role only", () => {
    expect(mayVisit({ roles: [{ role: "reviewer", scope: "" }] }, branch)).toBe(false);
    expect(mayVisit(undefined, branch)).toBe(false);
  });

  it("works for a client who has a branch in scope", () => {
    const client = { scope: "bank" };
    expect([shopper("bank/north"), shopper(""), shopper("bank"), shopper("banks"), shopper("shop/a")].map((one) => worksFor(one, client))).toEqual([true, true, true, false, false]);
  });
});
