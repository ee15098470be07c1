// What can be asked of an answer: the tests of each question type, and what each compares with.

import type { Question, QuestionType, Test } from "../../form/definition";

const TEST_NAMES = ["is", "is_not", "any_of", "over", "under", "at_least", "at_most", "includes", "answered"] as const;
export type TestName = (typeof TEST_NAMES)[number];
type Operand = string | number | true | readonly (string | number)[];

const EQUALITY = ["is", "is_not", "any_of"] as const;
const ORDER = ["over", "under", "at_least", "at_most"] as const;

export function isOrder(name: TestName): name is (typeof ORDER)[number] {
  return (ORDER as readonly TestName[]).includes(name);
}

/** The tests that each type can answer, `answered` beside; the first comes to mind first. */
const POSSIBLE: Record<QuestionType, readonly TestName[]> = {
  yes_no: EQUALITY,
  choice: EQUALITY,
  checklist: ["includes"],
  choices: ["includes"],
  scale: [...ORDER, ...EQUALITY],
  ratio: [...ORDER, ...EQUALITY],
  duration: [...ORDER, ...EQUALITY],
  number: [...ORDER, ...EQUALITY],
  time: [...ORDER, ...EQUALITY],
  text: EQUALITY,
  photo: [],
};

export function testsOf(question: Question): TestName[] {
  return [...(POSSIBLE[question.type] ?? []), "answered"];
}

/** Which test it is; nothing for a test that has none, or several. */
export function nameOf(test: Test): TestName | undefined {
  const names = TEST_NAMES.filter((name) => test[name] !== undefined);
  return names.length === 1 ? names[0] : undefined;
}

export function operandOf(test: Test): Operand | undefined {
  const name = nameOf(test);
  return name && (test[name] as Operand);
}

export function makeTest(question: string, name: TestName, operand: Operand): Test {
  return { question, [name]: name === "answered" ? true : operand };
}

/** What one can choose among: the words of a yes or no, options, parts, the points of a short scale. */
export function choicesOf(question: Question): (string | number)[] | undefined {
  switch (question.type) {
    case "yes_no":
      return ["yes", "no"];
    case "choice":
    case "choices":
      return (question.options ?? []).map(({ option }) => option);
    case "checklist":
      return (question.parts ?? []).map(({ part }) => part);
    case "scale":
      return pointsOf(question);
    default:
      return undefined;
  }
}

const LONGEST_SCALE = 21;

function pointsOf({ from, to }: { from: number; to: number }): number[] | undefined {
  const count = to - from + 1;
  return count > 1 && count <= LONGEST_SCALE ? Array.from({ length: count }, (_, step) => from + step) : undefined;
}

/** The first thing somebody may want to ask of a question. */
export function firstTest(question: Question): Test {
  const name = testsOf(question)[0] as TestName;
  return makeTest(question.question, name, firstOperand(question, name));
}

/** The same test of the same question by another name; what it compares with stays where it can. */
export function renamed(test: Test, name: TestName, question: Question): Test {
  const before = operandOf(test);
  const values = Array.isArray(before) ? (before as (string | number)[]) : before === undefined || before === true ? [] : [before];
  if (name === "any_of") return makeTest(test.question, name, values.length ? (values as (string | number)[]) : firstOperand(question, name));
  return makeTest(test.question, name, (values[0] as Operand | undefined) ?? firstOperand(question, name));
}

/** The test asked of another question; it starts anew unless both are of one type and what it compares with has no codes. */
export function askedOf(test: Test, from: Question | undefined, to: Question): Test {
  const isAlike = from?.type === to.type && (choicesOf(to) === undefined || to.type === "yes_no" || to.type === "scale");
  return isAlike && nameOf(test) ? { ...test, question: to.question } : firstTest(to);
}

function firstOperand(question: Question, name: TestName): Operand {
  if (name === "answered") return true;
  const value = firstValue(question);
  return name === "any_of" ? [value] : value;
}

function firstValue(question: Question): string | number {
  switch (question.type) {
    case "duration":
      return targetOf(question.curve) ?? 60;
    case "ratio":
      return 0.5;
    case "time":
      return "09:00";
    case "number":
      return question.minimum ?? 0;
    case "scale":
      return question.from ?? 0;
    default:
      return choicesOf(question)?.[0] ?? "";
  }
}

function targetOf(curve: unknown): number | undefined {
  const target = (curve as { target?: unknown } | undefined)?.target;
  return typeof target === "number" ? target : undefined;
}
