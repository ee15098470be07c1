import { answer, http, type Schemas } from "./client";
import { given } from "./given";

type ResultWave = Schemas["ResultWave"];
type WaveResults = Schemas["WaveResults"];
export type BranchLine = Schemas["BranchLine"];
export type Change = Schemas["Change"];
/** What a number of visits allows to be said. */
export type Gate = BranchLine["gate"];
export type TimedStep = Schemas["TimedStep"];
/** Every figure of a branch's report; `titles` says what its codes are called. */
export type BranchResults = Schemas["BranchResults"] & { figures: { gate: Gate } };

type Tongue = "en" | "ms" | "id";

export const resultWaves = (): Promise<ResultWave[]> => answer(http.GET("/api/results/waves"));
export const waveResults = (wave: number): Promise<WaveResults> =>
  answer(http.GET("/api/results/waves/{wave}", { params: { path: { wave } } }));
export const branchResults = (wave: number, branch: number, query: { language: Tongue; beside?: number | undefined }): Promise<BranchResults> =>
  answer(
    http.GET("/api/results/waves/{wave}/branches/{branch}", { params: { path: { wave, branch }, query: given(query) } }),
  ) as Promise<BranchResults>;

export const branchReport = (wave: number, branch: number, language: Tongue): Promise<Blob> =>
  answer(
    http.GET("/api/reports/waves/{wave}/branches/{branch}.pdf", { params: { path: { wave, branch }, query: { language } }, parseAs: "blob" }),
  );
export const visitReport = (visit: string, language: Tongue): Promise<Blob> =>
  answer(http.GET("/api/reports/visits/{visit}.pdf", { params: { path: { visit }, query: { language } }, parseAs: "blob" }));
