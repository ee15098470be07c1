import { assignVisit, type Assignment } from "../../api/assignments";
import type { FormVersion } from "../../api/formVersions";
import type { Person } from "../../api/people";
import type { Branch, Client, Wave } from "../../api/programmes";
import { problemText } from "../problemText";
import { Problem } from "../../api/client";

export type Choices = {
  client: number;
  forms: FormVersion[];
  branches: Branch[];
  waves: (Wave & { programme: string })[];
  shoppers: Person[];
};
/** Whether a role held at `scope` holds at `place`: the same, or something above it. */
function covers(scope: string, place: string): boolean {
  return scope === "" || scope === place || place.startsWith(`${scope}/`);
}

const shopperScopes = (person: Pick<Person, "roles">): string[] => person.roles.filter((grant) => grant.role === "shopper").map((grant) => grant.scope);

/** Whether a person may be sent to a branch. */
export function mayVisit(person: Pick<Person, "roles"> | undefined, branch: Pick<Branch, "scope">): boolean {
  return person !== undefined && shopperScopes(person).some((scope) => covers(scope, branch.scope));
}

/** Whether a person may be sent to any branch of a client. */
export function worksFor(person: Pick<Person, "roles">, client: Pick<Client, "scope">): boolean {
  return shopperScopes(person).some((scope) => covers(scope, client.scope) || covers(client.scope, scope));
}

export type Failed = { branch: number; why: string };

/** One visit each, one after the other: a branch that gets none does not keep the others from theirs. */
export async function assignEach(
  branches: readonly number[],
  shared: Omit<Assignment, "branch">,
  told: (done: number) => void,
): Promise<Failed[]> {
  const failed: Failed[] = [];
  for (const [at, branch] of branches.entries()) {
    await assignVisit({ ...shared, branch }).catch((problem: unknown) => failed.push({ branch, why: whyNot(problem) }));
    told(at + 1);
  }
  return failed;
}

function whyNot(problem: unknown): string {
  const places = problem instanceof Problem ? problem.problems.map((place) => place.message) : [];
  return places.length ? places.join(" ") : problemText(problem);
}
