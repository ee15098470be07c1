import { assignVisit, type Assignment } from "../../api/assignments";
import type { FormVersion } from "../../api/formVersions";
import type { Person } from "../../api/people";
import type { Branch, Wave } from "../../api/programmes";
import { problemText } from "../problemText";
import { Problem } from "../../api/client";

export type Choices = {
  client: number;
  forms: FormVersion[];
  branches: Branch[];
  waves: (Wave & { programme: string })[];
  shoppers: Person[];
};
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
