// The cases that pytest runs too: tests/cases/*.json.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answers } from "./answers";
import type { Form } from "./definition";

interface Case<Expected> {
  readonly description: string;
  readonly form: Form;
  readonly tests: readonly (Expected & { readonly description: string; readonly answers: Answers })[];
}

/** Every test of a file, one row each: what it is about, the form, the test. */
export function cases<Expected>(file: string) {
  const path = join(import.meta.dirname, "../../../tests/cases", file);
  const all = JSON.parse(readFileSync(path, "utf8")) as Case<Expected>[];
  return all.flatMap(({ description, form, tests }) =>
    tests.map((test) => ({ name: `${description}: ${test.description}`, form, test })),
  );
}
