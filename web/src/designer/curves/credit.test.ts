import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Curve, Form, Question } from "../../form/definition";
import { passesCurve } from "../../form/failing";
import { compare, fraction, over } from "../../form/fraction";
import { creditOn, creditText, powerOfHalf, toNumber } from "./credit";

interface Case {
  description: string;
  form: Form;
  tests: {
    description: string;
    answers: { answers: Record<string, { value?: unknown; censored?: boolean }> };
    scorecard: { questions?: Record<string, { credit?: string; fails?: boolean }> };
  }[];
}

const all = JSON.parse(readFileSync("../tests/cases/scoring.json", "utf8")) as Case[];
const rows = all.flatMap(({ description, form, tests }) => {
  const curves = new Map(form.sections.flatMap(({ questions }) => questions).flatMap((question) => curveOf(question)));
  return tests.flatMap((test) =>
    Object.entries(test.answers.answers).flatMap(([code, { value, censored }]) => {
      const [curve, expected] = [curves.get(code), test.scorecard.questions?.[code]];
      if (!curve || typeof value !== "number" || censored || expected?.credit === undefined) return [];
      return [{ name: `${description}: ${test.description}`, curve, value, ...expected, isDuration: questionOf(form, code)?.type === "duration" }];
    }),
  );
});

function curveOf(question: Question): [string, Curve][] {
  const curve = (question as { curve?: Curve }).curve;
  return curve ? [[question.question, curve]] : [];
}

function questionOf(form: Form, code: string): Question | undefined {
  return form.sections.flatMap(({ questions }) => questions).find(({ question }) => question === code);
}

describe("the credit of a curve", () => {
  it("is held against cases of every curve", () => {
    const kinds = new Set(rows.map(({ curve }) => Object.keys(curve).sort().join("+")));
    expect([...kinds].sort()).toEqual(["half_every+target", "limit+target", "rhythm", "target", "tiers"]);
    expect(rows.length).toBeGreaterThan(30);
  });

  it.each(rows)("is the server's to the last digit: $name", ({ curve, value, credit }) => {
    expect(creditText(creditOn(curve, fraction(value)))).toBe(credit);
  });

  it.each(rows.filter(({ isDuration }) => isDuration))("fails where the server says so: $name", ({ curve, value, fails }) => {
    expect(passesCurve(curve, fraction(value))).toBe(fails);
  });
});

describe("half to the power of a fraction", () => {
  it.each([
    ["0", "1"],
    ["1", "0.5"],
    ["2", "0.25"],
    ["13", "0.0001"],
    ["14", "0.0001"],
    ["14.9", "0"],
    ["15", "0"],
    ["0.5", "0.7071"],
    ["5040", "0"],
  ])("%s is %s, rounded half up", (exponent, credit) => expect(creditText(powerOfHalf(fraction(exponent)))).toBe(credit));

  it("falls, and never rises, over a thousand steps", () => {
    const credits = Array.from({ length: 1000 }, (_, step) => powerOfHalf(over(fraction(step), fraction(67))));
    expect(credits.every((credit, step) => step === 0 || compare(credit, credits[step - 1] as never) <= 0)).toBe(true);
  });
});

describe("a credit as a decimal", () => {
  it.each([
    [1, 3, "0.3333"],
    [2, 3, "0.6667"],
    [1, 2, "0.5"],
    [1, 1, "1"],
    [0, 7, "0"],
    [1, 20000, "0.0001"],
    [1, 20001, "0"],
  ])("%d / %d is %s, rounded half up, without trailing zeros", (top, bottom, text) => {
    expect(creditText(over(fraction(top), fraction(bottom)))).toBe(text);
  });

  it("is the nearest float for drawing, however long the fraction", () => {
    expect(toNumber(over(fraction("0.333333333333333333333333"), fraction("0.7")))).toBeCloseTo(0.47619, 5);
  });
});
