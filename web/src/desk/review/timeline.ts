import { seconds, type Answer, type Answers } from "../../form/answers";
import type { Curve, Duration, Form } from "../../form/definition";
import { textIn } from "../formText";

/** A moment that was tapped; `lane` keeps neighbours from covering each other. */
export type Mark = { number: number; title: string; at: number; lane: number };

/** One timed question. Without a `start` nothing on the clock says where it lies. */
export type Span = {
  question: string;
  title: string;
  start: number | undefined;
  seconds: number | undefined;
  /** The longest time with full credit, and the shortest where there is one. */
  target: number | undefined;
  earliest: number | undefined;
  atLeast: boolean;
  source: NonNullable<Answer["source"]>;
  reason: string | undefined;
};

type Timeline = { length: number; ticks: number[]; marks: Mark[]; spans: Span[] };

const STEPS = [15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
const MOST_TICKS = 8;
const LANES = 3;
/** The share of the whole length that the sign of a mark covers. */
const SIGN = 0.028;

/** The visit clock of one hand-in, ready to be drawn: seconds from the first tap. */
export function timelineOf(form: Form, answers: Answers): Timeline {
  const events = answers.events ?? {};
  const spans = form.sections
    .flatMap((section) => section.questions)
    .filter((question) => question.type === "duration")
    .flatMap((question) => spanOf(form, question, answers));
  const ends = spans.flatMap((span) => (span.start === undefined ? [] : [span.start + Math.max(span.seconds ?? 0, span.target ?? 0)]));
  const last = Math.max(60, ...Object.values(events), ...ends);
  const step = STEPS.find((one) => last / one <= MOST_TICKS) ?? 14400;
  const length = Math.ceil(last / step) * step;
  const ticks = Array.from({ length: length / step + 1 }, (_, at) => at * step);
  return { length, ticks, marks: marksOf(form, events, length), spans };
}

function spanOf(form: Form, question: Duration, answers: Answers): Span[] {
  const answer = answers.answers?.[question.question] ?? {};
  const events = answers.events ?? {};
  const took = seconds(question, answer, events);
  if (answer.state || (took === null && !answer.censored)) return [];
  const length = took === null ? undefined : Number(took.top) / Number(took.bottom);
  const end = events[question.end];
  return [
    {
      question: question.question,
      title: textIn(question.title, form.languages),
      start: events[question.start] ?? (end !== undefined && length !== undefined && end >= length ? end - length : undefined),
      seconds: length,
      ...boundsOf(question.curve),
      atLeast: answer.censored === true,
      source: answer.source ?? "tapped",
      reason: answer.reason,
    },
  ];
}

function boundsOf(curve: Curve | undefined): Pick<Span, "target" | "earliest"> {
  if (!curve) return { target: undefined, earliest: undefined };
  if ("target" in curve) return { target: curve.target, earliest: undefined };
  if ("tiers" in curve) return { target: curve.tiers[0]?.[0], earliest: undefined };
  return { target: curve.rhythm[2], earliest: curve.rhythm[1] };
}

function marksOf(form: Form, events: Readonly<Record<string, number>>, length: number): Mark[] {
  const titles = new Map((form.events ?? []).map((event) => [event.event, textIn(event.title, form.languages)]));
  const inOrder = Object.entries(events).sort(([, one], [, other]) => one - other);
  const taken: number[] = [];
  return inOrder.map(([event, at], index) => {
    const lane = freeLane(taken, at / length);
    taken[lane] = at / length;
    return { number: index + 1, title: titles.get(event) ?? event, at, lane };
  });
}

/** The first lane whose last sign is far enough away; when all are close, the one that ends first. */
function freeLane(taken: readonly number[], share: number): number {
  const free = Array.from({ length: LANES }, (_, lane) => lane).find((lane) => share - (taken[lane] ?? -1) >= SIGN);
  return free ?? taken.indexOf(Math.min(...taken));
}

type Verdict = "inTime" | "over" | "early" | "unknown";

/** How a time stands to its target; one that never ended is past every target. */
export function verdictOf({ seconds, target, earliest, atLeast }: Span): Verdict {
  if (target === undefined) return "unknown";
  if (atLeast || seconds === undefined || seconds > target) return "over";
  return earliest !== undefined && seconds < earliest ? "early" : "inTime";
}
