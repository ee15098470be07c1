import type { ProblemAt } from "../../api/problem";
import type { Form, Question, Section } from "../../form/definition";

/** What of a draft a phone can run, and the codes of the questions that are left out because they have problems. */
type Runnable = { form: Form; leftOut: readonly string[] };

/** The draft without what can't be shown yet: questions with problems, and conditions of sections that can't be read. */
export function runnable(tree: Form, problems: readonly ProblemAt[]): Runnable {
  const bad = new Set(problems.flatMap(({ path }) => placesIn(path)));
  const leftOut: string[] = [];
  const sections = (tree.sections ?? []).map((section, at) => {
    const questions = (section.questions ?? []).filter((question, index) => {
      const isBad = bad.has(`${at}.${index}`);
      if (isBad) leftOut.push(nameOf(question, section, index));
      return !isBad;
    });
    const { ask_if, ...rest } = section;
    return { ...rest, ...(ask_if && !bad.has(`${at}.ask_if`) ? { ask_if } : {}), questions };
  });
  return { form: { ...tree, sections }, leftOut };
}

function placesIn(path: string): string[] {
  const question = /^sections\[(\d+)\]\.questions\[(\d+)\]/.exec(path);
  if (question) return [`${question[1]}.${question[2]}`];
  const condition = /^sections\[(\d+)\]\.ask_if/.exec(path);
  return condition ? [`${condition[1]}.ask_if`] : [];
}

const nameOf = ({ question }: Question, { section }: Section, index: number): string => question || `${section} ${index + 1}`;
