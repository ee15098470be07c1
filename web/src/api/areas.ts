import { answer, http, type Schemas } from "./client";
import { given } from "./given";
import type { paths } from "./types";

export type ProgrammeResults = Schemas["ProgrammeResults"];
export type RegionResults = Schemas["RegionResults"];
export type QuestionResults = Schemas["QuestionResults"];
export type VisitResults = Schemas["VisitResults"];
export type AreaFigures = Schemas["AreaFigures"];
export type PairedChange = Schemas["PairedChange"];
export type Grid = Schemas["Grid"];
export type Cell = Schemas["Cell"];
/** What a programme's page and a region's share. */
export type AreaResults = ProgrammeResults | RegionResults;
export type QuestionAnswer = Schemas["Answer"];

type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;
export type AreaQuery = Query<"/api/results/waves/{wave}/programme">;
type QuestionQuery = Query<"/api/results/waves/{wave}/questions/{question}">;

export const programmeResults = (wave: number, query: AreaQuery): Promise<ProgrammeResults> =>
  answer(http.GET("/api/results/waves/{wave}/programme", { params: { path: { wave }, query: given(query) } }));
export const regionResults = (wave: number, region: number, query: AreaQuery): Promise<RegionResults> =>
  answer(http.GET("/api/results/waves/{wave}/regions/{region}", { params: { path: { wave, region }, query: given(query) } }));
export const questionResults = (wave: number, question: string, query: QuestionQuery): Promise<QuestionResults> =>
  answer(http.GET("/api/results/waves/{wave}/questions/{question}", { params: { path: { wave, question }, query: given(query) } }));
export const visitResults = (visit: string, language: Schemas["Session"]["language"]): Promise<VisitResults> =>
  answer(http.GET("/api/results/visits/{visit}", { params: { path: { visit }, query: { language: language as never } } }));
