import { ask, fetchFile } from "./ask";

export type Interval = { low: string; high: string };
export type Change = {
  before: string;
  visits_before: number;
  difference: string;
  interval: Interval;
  verdict: "clear" | "likely" | "none";
  more_visits: number | null;
};
/** What a number of visits allows to be said. */
export type Gate = "nothing" | "card" | "mean" | "score" | "band";
export type ResultWave = {
  id: number;
  code: string;
  title: string;
  starts_on: string;
  ends_on: string;
  programme: { id: number; title: string; target: string | null };
  client: { id: number; name: string };
  branches: number;
  visits: number;
};
export type BranchLine = {
  id: number;
  code: string;
  name: string;
  city: string;
  region: { code: string; name: string };
  n: number;
  mean: string | null;
  band: string | null;
  gate: Gate;
  before: { n: number; mean: string } | null;
  change: Change | null;
  critical: number;
};
export type WaveResults = { wave: ResultWave; target: string | null; branches: BranchLine[] };


export type Share = { met: number; of: number };
export type CardRow = { code: string; score: string | null; visits: number; interval: Interval | null };
export type MissedItem = { question: string; owner: string | null; share: Share; lost: string; again: boolean };
export type TimedStep = {
  question: string;
  target: string | null;
  median: { seconds: string; at_least: boolean } | null;
  within: Share;
  breach: boolean;
};
export type Fault = { code: string; share: Share };
export type VisitLine = {
  id: string;
  number: number;
  month: string;
  part_of_day: "morning" | "midday" | "afternoon" | "evening";
  date: string | null;
  final: string | null;
  band: string | null;
  complete: boolean;
  provisional: boolean;
  critical: string[];
};
/** Every figure of a branch's report; questions, sections and tags by their codes. */
export type BranchFigures = {
  n: number;
  incomplete: number;
  gate: Gate;
  score: string | null;
  interval: Interval | null;
  band: string | null;
  band_provisional: boolean;
  provisional: number;
  target: string | null;
  gap: string | null;
  change: Change | null;
  compliance: Share;
  parameters: CardRow[];
  sections: CardRow[];
  critical: { visit: number; question: string; effect: string }[];
  strengths: { question: string; visits: number }[];
  fixes: MissedItem[];
  missed: MissedItem[];
  sins: Fault[];
  calamities: Fault[];
  steps: TimedStep[];
};
/** What the codes in the figures are called, in the language that was asked for. */
export type Titles = Record<"question" | "section" | "event" | "parameter" | "owner" | "sin" | "calamity" | "band", Record<string, string>>;
export type BranchResults = {
  wave: ResultWave;
  branch: { id: number; code: string; name: string; city: string; region: { code: string; name: string } };
  figures: BranchFigures;
  titles: Titles;
  visits: VisitLine[];
  other_form: number;
};

export const resultWaves = (): Promise<ResultWave[]> => ask("/api/results/waves");
export const waveResults = (wave: string): Promise<WaveResults> => ask(`/api/results/waves/${wave}`);

export const branchResults = (wave: string, branch: string, language: string): Promise<BranchResults> =>
  ask(`/api/results/waves/${wave}/branches/${branch}`, { language });

export const branchReport = (wave: string, branch: string, language: string): Promise<Blob> =>
  fetchFile(`/api/reports/waves/${wave}/branches/${branch}.pdf`, { language });
export const visitReport = (visit: string, language: string): Promise<Blob> => fetchFile(`/api/reports/visits/${visit}.pdf`, { language });
