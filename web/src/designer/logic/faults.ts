// What keeps a test from working where it stands now, as after a move.

import type { Question, Test } from "../../form/definition";
import { choicesOf, nameOf, operandOf, testsOf } from "./tests";

/** The questions before the place of a condition, in their order, and those that are not. */
export interface Reach {
  readonly earlier: readonly Question[];
  readonly later: readonly Question[];
}

/** `later`: the question comes after the condition. The others say what no longer fits the question. */
type Fault = "later" | "unknown" | "noTest" | "notPossible" | "noValue" | "unknownValue";

export function faultOf(test: Test, { earlier, later }: Reach): Fault | undefined {
  const asked = earlier.find(({ question }) => question === test.question);
  if (asked === undefined) return later.some(({ question }) => question === test.question) ? "later" : "unknown";
  const name = nameOf(test);
  if (name === undefined) return "noTest";
  return testsOf(asked).includes(name) ? faultOfValue(asked, test) : "notPossible";
}

function faultOfValue(question: Question, test: Test): Fault | undefined {
  const operand = operandOf(test);
  if (operand === "" || (Array.isArray(operand) && operand.length === 0)) return "noValue";
  const choices = question.type === "scale" ? undefined : choicesOf(question);
  const values = Array.isArray(operand) ? (operand as (string | number)[]) : [operand];
  const isUnknown = operand !== true && choices !== undefined && values.some((value) => !choices.includes(value as string));
  return isUnknown ? "unknownValue" : undefined;
}
