import type { Answers } from "../form/answers";
import { answer, http, type Schemas } from "./client";
import type { Scorecard } from "./scorecard";

export type ScoreStep = Schemas["ScoreStep"];
export type Score = { scorecard: Scorecard; steps: ScoreStep[] };
export type Filling = Schemas["NewFilling"];

/** Answers made up for a form, as it is kept. */
export const fillForm = async (form: number, body: Omit<Filling, "seed"> & { seed?: number }): Promise<Answers> => {
  const { answers } = await answer(http.POST("/api/forms/{form}/fillings", { params: { path: { form } }, body: body as Filling }));
  return answers as Answers;
};

/** What answers score by a form, as it is kept. Nothing is kept of them. */
export const scoreAnswers = (form: number, answers: Answers): Promise<Score> =>
  answer(
    http.POST("/api/forms/{form}/scores", { params: { path: { form } }, body: { answers: answers as Record<string, unknown> } }),
  ) as unknown as Promise<Score>;

export type ReScore = Schemas["ReScore"];
export type ReScored = NonNullable<ReScore["result"]>;
export type ReScoreReason = Schemas["ReScoreReason"];

/** Ask which approved visits of this form would score otherwise by its draft. Nothing of them is changed. */
export const askForReScore = (form: number): Promise<ReScore> =>
  answer(http.POST("/api/forms/{form}/re-scores", { params: { path: { form } } }));
/** How far it is, with one page of its result once it is done. */
export const reScore = (re_score: string, page = 1): Promise<ReScore> =>
  answer(http.GET("/api/re-scores/{re_score}", { params: { path: { re_score }, query: { page, page_size: 25 } } }));
export async function cancelReScore(re_score: string): Promise<void> {
  await answer(http.DELETE("/api/re-scores/{re_score}", { params: { path: { re_score } } }));
}
