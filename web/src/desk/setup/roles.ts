import type { ScopeChoice } from "../../api/programmes";
import type { Role } from "../../api/session";
import { say } from "../../words/setup";

export const roles = ["admin", "scheduler", "reviewer", "regional_manager", "branch_manager", "shopper"] as const satisfies readonly Role[];

/** What a scope is called; one that is no longer listed shows its path. */
export function scopeTitle(path: string, scopes: readonly ScopeChoice[]): string {
  if (path === "") return say("person.everywhere");
  return scopes.find((scope) => scope.path === path)?.title ?? path;
}

/** The scopes that make sense for a role: a regional manager answers for a region, a branch manager for a branch. */
export function scopesFor(role: Role, scopes: readonly ScopeChoice[]): ScopeChoice[] {
  const depth = { regional_manager: 2, branch_manager: 3 }[role as string];
  return scopes.filter((scope) => depth === undefined || scope.path.split("/").length === depth);
}
