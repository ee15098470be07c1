import type { Answer, Answers } from "../../form/answers";
import type { Form } from "../../form/definition";
import type { Decision, ReviewedVisit } from "../../api/review";
import type { QuestionScore } from "../../api/scorecard";
import type { Question, Section } from "../../form/definition";

/** One question of a visit: what was asked, said and earned. */
export type Line = { question: Question; answer: Answer; score: QuestionScore; critical: boolean };
export type Part = { section: Section; lines: Line[]; notAsked: string[]; percent: string | null };

/** The visit section by section; questions that were not asked are only named. */
export function partsOf({ form, document, scorecard }: Pick<ReviewedVisit, "form" | "document" | "scorecard">): Part[] {
  const answers = document.answers.answers ?? {};
  const scores = new Map(scorecard.questions.map((score) => [score.question, score]));
  const fired = new Set(scorecard.critical.map((one) => (typeof one === "string" ? one : one.question)));
  const percents = new Map(scorecard.sections.map((section) => [section.section, section.percent]));
  return form.sections.map((section) => {
    const all = section.questions.flatMap((question) => {
      const score = scores.get(question.question);
      return score ? [{ question, answer: answers[question.question] ?? {}, score, critical: fired.has(question.question) }] : [];
    });
    return {
      section,
      lines: all.filter((line) => line.score.state !== "skipped"),
      notAsked: all.filter((line) => line.score.state === "skipped").map((line) => line.question.question),
      percent: percents.get(section.section) ?? null,
    };
  });
}

export type Showing = "all" | "lost" | "said";

export function isShown(line: Line, showing: Showing): boolean {
  if (showing === "lost") return line.score.fails === true || lostPoints(line.score) > 0 || line.score.state === "not_observed";
  if (showing === "said") return Boolean(line.answer.comment || line.answer.photos?.length || line.answer.reason);
  return true;
}

/** Points possible but not earned; a bonus has nothing possible, and loses nothing. */
export function lostPoints(score: QuestionScore): number {
  return score.possible === null || score.earned === null ? 0 : Math.max(0, Number(score.possible) - Number(score.earned));
}

/** What was asked for when the visit was last sent back; nothing when it never was. */
export function lastAsked(decisions: readonly Decision[]): { reason: string; questions: ReadonlyMap<string, string> } | undefined {
  const sentBack = decisions.filter((decision) => decision.kind === "sent_back");
  const last = sentBack.reduce<Decision | undefined>((one, other) => (one && one.decided_at > other.decided_at ? one : other), undefined);
  return last && { reason: last.reason, questions: new Map(last.questions.map((one) => [one.question, one.reason])) };
}

export type Difference = { place: "answer" | "event"; code: string; counts: unknown; other: unknown };

/** Where two hand-ins of one visit say something else, answer by answer and tap by tap, in the order of the form. */
export function differences(form: Form, counts: Answers, other: Answers): Difference[] {
  const codes = form.sections.flatMap((section) => section.questions.map((question) => question.question));
  const events = (form.events ?? []).map((event) => event.event);
  return [
    ...differing("event", events, counts.events ?? {}, other.events ?? {}),
    ...differing("answer", codes, counts.answers ?? {}, other.answers ?? {}),
  ];
}

function differing(place: Difference["place"], codes: string[], counts: object, other: object): Difference[] {
  const [one, two] = [counts as Record<string, unknown>, other as Record<string, unknown>];
  return codes.filter((code) => canonical(one[code]) !== canonical(two[code])).map((code) => ({ place, code, counts: one[code], other: two[code] }));
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) ?? "";
}
