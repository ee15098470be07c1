import { answer, http, type Schemas } from "./client";
import { tableUpload, type Imported } from "./programmes";

export type SurveyMean = Schemas["SurveyMean"];

export const surveyMeans = (programme: number, page: number): Promise<Schemas["SurveyMeanPage"]> =>
  answer(http.GET("/api/programmes/{programme}/survey-means", { params: { path: { programme }, query: { page } } }));
/** All rows or none: a file with one bad row is refused, with every bad cell named. A dry run only counts. */
export const importSurvey = (programme: number, file: File, { scale, dryRun }: { scale: string; dryRun: boolean }): Promise<Imported> =>
  answer(
    http.POST("/api/programmes/{programme}/survey-means", {
      params: { path: { programme }, query: { scale, dry_run: dryRun } },
      ...tableUpload(file),
    }),
  );
export const surveyTemplate = (programme: number): string => `/api/programmes/${programme}/survey-means/template.csv`;
export const deleteSurveyMean = (mean: number): Promise<void> => answer(http.DELETE("/api/survey-means/{mean}", { params: { path: { mean } } }));
export const deleteWaveMeans = (wave: number): Promise<void> => answer(http.DELETE("/api/waves/{wave}/survey-means", { params: { path: { wave } } }));
