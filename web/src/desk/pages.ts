import type { Component } from "svelte";
import type { Role } from "../api/session";
import { match } from "../router.svelte";

type PageProps = Record<string, string>;
// what a page is given are the names in its own path, which a type can't follow
type DeskPage = {
  path: string;
  roles: readonly Role[];
  load: () => Promise<{ default: Component<any> }>;
  /** The last name in its path chooses a part of the page, which stays open while that changes. */
  hasParts?: true;
};

const admin = ["admin"] as const;
const reviewers = ["admin", "reviewer"] as const;
const schedulers = ["admin", "scheduler", "reviewer"] as const;
const assigners = ["admin", "scheduler"] as const;
const everybody = ["admin", "scheduler", "reviewer", "regional_manager", "branch_manager"] as const;

const pages: readonly DeskPage[] = [
  { path: "/desk/review", roles: reviewers, load: () => import("./review/Queue.svelte") },
  { path: "/desk/review/rescue", roles: reviewers, load: () => import("./review/Rescue.svelte") },
  { path: "/desk/review/:visit", roles: reviewers, load: () => import("./review/VisitReview.svelte") },
  { path: "/desk/results", roles: everybody, load: () => import("./results/Waves.svelte") },
  { path: "/desk/results/:wave", roles: everybody, load: () => import("./results/area/ProgrammeResults.svelte") },
  { path: "/desk/results/:wave/regions/:region", roles: everybody, load: () => import("./results/area/RegionResults.svelte") },
  { path: "/desk/results/:wave/questions/:question", roles: everybody, load: () => import("./results/answers/QuestionResults.svelte") },
  { path: "/desk/results/:wave/visits/:visit", roles: everybody, load: () => import("./results/answers/VisitResults.svelte") },
  { path: "/desk/results/:wave/:branch/actions", roles: everybody, load: () => import("./improvement/BranchActions.svelte") },
  { path: "/desk/results/:wave/:branch", roles: everybody, load: () => import("./results/BranchResults.svelte") },
  { path: "/desk/visits", roles: schedulers, load: () => import("./visits/Visits.svelte") },
  { path: "/desk/visits/assign", roles: assigners, load: () => import("./visits/Assign.svelte") },
  { path: "/desk/clients", roles: admin, load: () => import("./setup/Clients.svelte") },
  { path: "/desk/clients/:client/branches", roles: admin, load: () => import("./setup/Branches.svelte") },
  { path: "/desk/clients/:client/branches/import", roles: admin, load: () => import("./setup/BranchImport.svelte") },
  { path: "/desk/clients/:client/regions", roles: admin, load: () => import("./setup/Regions.svelte") },
  { path: "/desk/clients/:client/programmes", roles: admin, load: () => import("./setup/Programmes.svelte") },
  { path: "/desk/clients/:client/dress", roles: admin, load: () => import("./setup/DressPage.svelte") },
  { path: "/desk/clients/:client/programmes/:programme/customers", roles: admin, load: () => import("./setup/Surveys.svelte") },
  { path: "/desk/clients/:client/taxonomy", roles: admin, load: () => import("./setup/Taxonomy.svelte") },
  { path: "/desk/clients/:client/forms", roles: everybody, load: () => import("./setup/Forms.svelte") },
  { path: "/desk/clients/:client/forms/add", roles: admin, load: () => import("../designer/starting/Start.svelte") },
  { path: "/desk/clients/:client/forms/:form", roles: everybody, load: () => import("./setup/FormView.svelte") },
  { path: "/desk/clients/:client/forms/:form/:part", roles: admin, load: () => import("../designer/Designer.svelte"), hasParts: true },
  { path: "/desk/people", roles: admin, load: () => import("./setup/People.svelte") },
];

/** The page at an address, with what its path names; a longer-named path wins over a placeholder. */
export function pageAt(path: string): { page: DeskPage; props: PageProps } | undefined {
  for (const page of pages) {
    const props = match(page.path, path);
    if (props) return { page, props };
  }
  return undefined;
}

export type Place = { key: "queue" | "results" | "visits" | "clients" | "people"; href: string; roles: readonly Role[] };

/** The parts of the desk, in the order in which they stand in the navigation. */
export const places: readonly Place[] = [
  { key: "queue", href: "/desk/review", roles: reviewers },
  { key: "visits", href: "/desk/visits", roles: schedulers },
  { key: "results", href: "/desk/results", roles: everybody },
  { key: "clients", href: "/desk/clients", roles: admin },
  { key: "people", href: "/desk/people", roles: admin },
];

/** Where a person's work at the desk begins: the first part that most of their day is spent in. */
export function landing(is: (...roles: Role[]) => boolean): string {
  if (is("reviewer")) return "/desk/review";
  if (is("scheduler")) return "/desk/visits";
  if (is("admin")) return "/desk/clients";
  return "/desk/results";
}
