import type { State } from "../form/answers";

/** What one visit scores, as the server worked it out. Points, per cents and credits are decimals in strings. */
export type Scorecard = {
  form: string;
  earned: string;
  possible: string;
  bonus: string;
  raw: string | null;
  final: string | null;
  band: string | null;
  coverage: string | null;
  complete: boolean;
  provisional: boolean;
  critical: (string | { question: string })[];
  compliance: { met: number; answered: number; rate: string | null };
  sections: SectionScore[];
  tags: Record<string, Record<string, { earned: string; possible: string; answered: number; percent: string | null }>>;
  sins: Record<string, string[]>;
  calamities: Record<string, string[]>;
  questions: QuestionScore[];
};

type SectionScore = { section: string; earned: string; possible: string; percent: string | null };

export type QuestionScore = {
  question: string;
  state: State;
  credit: string | null;
  earned: string | null;
  possible: string | null;
  fails: boolean | null;
};
