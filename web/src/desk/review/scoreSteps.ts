import type { Scorecard } from "../../api/scorecard";
import type { Critical, Form } from "../../form/definition";
import { say } from "../../words/review";
import { changeText, pointsText, scoreText } from "../figures";
import { questionsOf } from "../formText";

export type Step = { title: string; how: string; result: string; isResult: boolean };

/** The way from points to the final score, as the server went it: base, bonus, raw, critical, final. */
export function stepsOf(form: Form, card: Scorecard): Step[] {
  const bonus = Number(card.bonus);
  return [
    { title: say(`score.base.${methodOf(form)}`), how: baseHow(form, card), result: bonus ? baseText(form, card) : (scoreText(card.raw) ?? "–"), isResult: false },
    ...(bonus ? [{ title: say("score.bonus"), how: `+ ${pointsText(card.bonus)} / ${pointsText(card.possible)}`, result: bonusText(card), isResult: false }] : []),
    ...(bonus || card.critical.length ? [{ title: say("score.raw"), how: "", result: scoreText(card.raw) ?? "–", isResult: true }] : []),
    ...criticalSteps(form, card),
    { title: say("score.final"), how: "", result: scoreText(card.final) ?? "–", isResult: true },
  ];
}

function methodOf(form: Form): "pooled" | "weighted" {
  return (form.scoring as { method?: string } | undefined)?.method === "weighted" ? "weighted" : "pooled";
}

function baseHow(form: Form, card: Scorecard): string {
  if (methodOf(form) === "weighted") return "";
  return `${pointsText(card.earned)} / ${pointsText(card.possible)}`;
}

/** The pooled score before bonus; a weighted one is only told with it, as the server does. */
function baseText(form: Form, { earned, possible }: Scorecard): string {
  if (methodOf(form) === "weighted" || !Number(possible)) return "";
  return scoreText((100 * Number(earned)) / Number(possible)) ?? "";
}

function bonusText({ bonus, possible }: Scorecard): string {
  return Number(possible) ? changeText((100 * Number(bonus)) / Number(possible)) : "";
}

function criticalSteps(form: Form, card: Scorecard): Step[] {
  const questions = questionsOf(form);
  return card.critical.map((one) => {
    const code = typeof one === "string" ? one : one.question;
    const critical = questions.get(code)?.question.critical;
    return { title: say("score.critical", { question: code }), how: critical ? effectText(critical) : "", result: "", isResult: false };
  });
}

export function effectText(critical: Critical): string {
  return critical.effect === "cap" ? say("effect.cap", { at: critical.at }) : say(`effect.${critical.effect}`);
}
