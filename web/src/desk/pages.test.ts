import { describe, expect, it } from "vitest";
import type { Role } from "../api/session";
import { landing, pageAt, places } from "./pages";

const holding = (...held: Role[]) => (...roles: Role[]) => roles.some((role) => held.includes(role));

describe("the pages of the desk", () => {
  it("are found by their address, with the names in it", () => {
    expect(pageAt("/desk/results/4/12")?.props).toEqual({ wave: "4", branch: "12" });
    expect(pageAt("/desk/nowhere")).toBeUndefined();
  });

  it("prefer a page of its own over a name in the path", () => {
    expect(pageAt("/desk/visits/assign")?.page.path).toBe("/desk/visits/assign");
    expect(pageAt("/desk/clients/3/forms/add")?.props).toEqual({ client: "3" });
  });

  it("keep managers to results: nothing else could name a shopper to them", () => {
    const roles: Role[] = ["regional_manager", "branch_manager"];
    expect(places.filter((place) => holding(...roles)(...place.roles)).map((place) => place.key)).toEqual(["results"]);
  });

  it("open to every role that may see the place they belong to", () => {
    for (const place of places) expect(pageAt(place.href)?.page.roles).toEqual(place.roles);
  });

  it("let everybody read a form, and only admins make one", () => {
    const rolesAt = (path: string) => pageAt(`/desk/clients/3/forms${path}`)?.page.roles;
    expect([rolesAt(""), rolesAt("/9")].map((roles) => roles?.length)).toEqual([5, 5]);
    expect([rolesAt("/add"), rolesAt("/9/design")]).toEqual([["admin"], ["admin"]]);
  });

  it("begin where a person's day begins", () => {
    const first = (...held: Role[]) => landing(holding(...held));
    expect([first("reviewer", "admin"), first("scheduler"), first("admin"), first("branch_manager"), first("regional_manager")]).toEqual([
      "/desk/review",
      "/desk/visits",
      "/desk/clients",
      "/desk/results",
      "/desk/results",
    ]);
  });
});
