import { isRatio, seconds, type Answer, type Events } from "../../form/answers";
import type { Form, Question } from "../../form/definition";
import { clockText, numberText } from "../../words/format";
import { say } from "../../words/review";
import { textIn } from "../formText";

/** What was answered, in words; nothing when there is no answer. */
export function answerText(form: Form, question: Question, answer: Answer, events: Events): string | undefined {
  const value = answer.value ?? undefined;
  const text = (written: Parameters<typeof textIn>[0]) => textIn(written, form.languages);
  switch (question.type) {
    case "yes_no":
      return value === "yes" || value === "no" ? say(value) : undefined;
    case "choice":
      return text(question.options.find((option) => option.option === value)?.title) || undefined;
    case "choices":
      return listed(question.options.filter((option) => holds(value, option.option)).map((option) => text(option.title)));
    case "checklist":
      return Array.isArray(value) ? say("partsSeen", { seen: value.length, all: question.parts.length }) : undefined;
    case "scale":
      return typeof value === "number" ? scaleText(value, question, text(question.anchors?.[value])) : undefined;
    case "ratio":
      return isRatio(value) ? say("ratio", { have: value.have, of: value.of }) : undefined;
    case "duration":
      return durationAnswer(seconds(question, answer, events), answer.censored === true);
    case "number":
      return typeof value === "number" ? `${numberText(value, decimals(value))} ${text(question.unit)}`.trim() : undefined;
    case "photo":
      return answer.photos?.length ? say("photoCount", { count: answer.photos.length }) : undefined;
    default:
      return typeof value === "string" ? value : undefined;
  }
}

/** The parts of a checklist, each seen or not. */
export function partsOf(form: Form, question: Question, answer: Answer): { title: string; seen: boolean }[] {
  if (question.type !== "checklist" || !Array.isArray(answer.value)) return [];
  return question.parts.map((part) => ({ title: textIn(part.title, form.languages), seen: holds(answer.value ?? undefined, part.part) }));
}

function holds(value: Answer["value"] | undefined, code: string): boolean {
  return Array.isArray(value) && value.includes(code);
}

function listed(titles: string[]): string | undefined {
  return titles.length ? titles.join(", ") : undefined;
}

function scaleText(value: number, scale: { from: number; to: number }, anchor: string): string {
  const step = say("scale", { value, from: scale.from, to: scale.to });
  return anchor ? `${step}: ${anchor}` : step;
}

function durationAnswer(took: ReturnType<typeof seconds>, censored: boolean): string | undefined {
  if (took === null) return censored ? say("leftBefore") : undefined;
  const time = clockText(Number(took.top) / Number(took.bottom));
  return censored ? say("atLeast", { time }) : time;
}

function decimals(value: number): number {
  return Math.min(3, (String(value).split(".")[1] ?? "").length);
}
