import { answer, http, type Schemas } from "./client";
import { given } from "./given";

/** What a branch does about a finding; `steps` says what the reader may do with it now. */
export type CorrectiveAction = Schemas["CorrectiveAction"];
type NewAction = Schemas["NewAction"];

type ActionQuery = { until?: number; branch?: number; region?: number | undefined; status?: CorrectiveAction["status"]; overdue?: boolean; page?: number; page_size?: number };
const path = (action: number) => ({ params: { path: { action } } });

export const correctiveActions = (query: ActionQuery): Promise<Schemas["CorrectiveActionPage"]> =>
  answer(http.GET("/api/corrective-actions", { params: { query: given(query) } }));
/** What is open and what waits to be verified, about a wave and those before it: the first of each, and how many are overdue. */
export async function actionsUnderWay(until: number, region: number | undefined) {
  const asked = { until, region };
  const [open, done, late] = await Promise.all([
    correctiveActions({ ...asked, status: "open" }),
    correctiveActions({ ...asked, status: "done" }),
    correctiveActions({ ...asked, overdue: true, page_size: 1 }),
  ]);
  return { open, done, overdue: late.total };
}
export const addAction = (action: NewAction): Promise<CorrectiveAction> => answer(http.POST("/api/corrective-actions", { body: action }));
export const changeAction = (action: number, changes: Schemas["ActionChanges"]): Promise<CorrectiveAction> =>
  answer(http.PATCH("/api/corrective-actions/{action}", { ...path(action), body: changes }));
export const markActionDone = (action: number, evidence: string): Promise<CorrectiveAction> =>
  answer(http.POST("/api/corrective-actions/{action}/done", { ...path(action), body: { evidence } }));
export const verifyAction = (action: number): Promise<CorrectiveAction> => answer(http.POST("/api/corrective-actions/{action}/verify", path(action)));
export const reopenAction = (action: number): Promise<CorrectiveAction> => answer(http.POST("/api/corrective-actions/{action}/reopen", path(action)));
export async function deleteAction(action: number): Promise<void> {
  await answer(http.DELETE("/api/corrective-actions/{action}", path(action)));
}
