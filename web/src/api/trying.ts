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
