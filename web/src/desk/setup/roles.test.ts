import { describe, expect, it } from "vitest";
import { scopesFor, scopeTitle } from "./roles";

const scopes = [
  { path: "", title: "Everything" },
  { path: "bank", title: "Bank" },
  { path: "bank/north", title: "Bank, North" },
  { path: "bank/north/kl-01", title: "Bank, North, Ampang" },
];

describe("the scopes of a role", () => {
  it("are regions for a regional manager and branches for a branch manager", () => {
    expect(scopesFor("regional_manager", scopes).map((scope) => scope.path)).toEqual(["bank/north"]);
    expect(scopesFor("branch_manager", scopes).map((scope) => scope.path)).toEqual(["bank/north/kl-01"]);
  });

  it("are all of them for the agency's own people", () => {
    expect(scopesFor("reviewer", scopes)).toEqual(scopes);
  });

  it("have a name even when they are gone", () => {
    expect([scopeTitle("", scopes), scopeTitle("bank/north", scopes), scopeTitle("bank/old", scopes)]).toEqual(["Everywhere", "Bank, North", "bank/old"]);
  });
});
