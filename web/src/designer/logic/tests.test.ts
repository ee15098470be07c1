import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Question } from "../../form/definition";
import { faultOf } from "./faults";
import { askedOf, firstTest, makeTest, nameOf, renamed, testsOf, type TestName } from "./tests";
import { readValue, writeValue } from "./values";

const title = "?";
const every: Question[] = [
  { question: "YN", type: "yes_no", title },
  { question: "CH", type: "choice", title, options: [{ option: "warm", title, credit: 1 }, { option: "cold", title, credit: 0 }] },
  { question: "CL", type: "checklist", title, parts: [{ part: "clean", title }, { part: "lit", title }] },
  { question: "SC", type: "scale", title, from: 1, to: 5 },
  { question: "RA", type: "ratio", title },
  { question: "DU", type: "duration", title, start: "in", end: "out", curve: { target: 600, limit: 1200 } },
  { question: "NU", type: "number", title, minimum: 2 },
  { question: "CS", type: "choices", title, options: [{ option: "queue", title }, { option: "door", title }] },
  { question: "TE", type: "text", title },
  { question: "TI", type: "time", title },
  { question: "PH", type: "photo", title },
];
const of = (code: string): Question => every.find(({ question }) => question === code) as Question;

/** What `forms/question_types` says each type can answer. */
function pythonTests(): Map<string, string[]> {
  const folder = "../forms/question_types";
  const groups: Record<string, string[]> = { EQUALITY: ["is", "is_not", "any_of"], ORDER: ["over", "under", "at_least", "at_most"] };
  const sources = readdirSync(folder).filter((name) => name.endsWith(".py")).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  return new Map(
    sources.flatMap((source) => {
      const name = /name: ClassVar\[str\] = "(\w+)"/.exec(source)?.[1];
      const tests = /tests: ClassVar\[tuple\[str, ...\]\] = (.+)/.exec(source)?.[1] ?? "";
      const found = [...tests.matchAll(/"(\w+)"|([A-Z]+)/g)].flatMap(([, word, group]) => (word ? [word] : (groups[group as string] as string[])));
      return name ? [[name, found] as const] : [];
    }),
  );
}

describe("the tests of a question", () => {
  it.each(every.map((question) => [question.type, question] as const))("of type %s are those that the server lets it answer", (type, question) => {
    expect([...testsOf(question)].sort()).toEqual([...(pythonTests().get(type) as string[]), "answered"].sort());
  });

  it.each(every.map((question) => [question.type, question] as const))("begin with one that works at once: %s", (_, question) => {
    const test = firstTest(question);
    const fault = faultOf(test, { earlier: every, later: [] });
    expect(fault).toBe(question.type === "text" ? "noValue" : undefined);
  });

  it("begin with the target of a timed question", () => expect(firstTest(of("DU"))).toEqual({ question: "DU", over: 600 }));

  it.each<[string, TestName, unknown]>([
    ["to another of its kind", "at_most", { question: "DU", at_most: 300 }],
    ["to several values", "any_of", { question: "DU", any_of: [300] }],
    ["to having an answer", "answered", { question: "DU", answered: true }],
  ])("keep their value when they are changed %s", (_, name, changed) => {
    expect(renamed({ question: "DU", over: 300 }, name, of("DU"))).toEqual(changed);
  });

  it("get a value when they had none to keep", () => {
    expect(renamed({ question: "DU", answered: true }, "under", of("DU"))).toEqual({ question: "DU", under: 600 });
    expect(renamed({ question: "CH", any_of: ["cold", "warm"] }, "is", of("CH"))).toEqual({ question: "CH", is: "cold" });
  });

  it("stay the same for another question of the type, and begin anew for one of another", () => {
    const other = { ...of("DU"), question: "D2" } as Question;
    expect(askedOf({ question: "DU", under: 90 }, of("DU"), other)).toEqual({ question: "D2", under: 90 });
    expect(askedOf({ question: "DU", under: 90 }, of("DU"), of("YN"))).toEqual({ question: "YN", is: "yes" });
    expect(askedOf({ question: "CH", is: "warm" }, of("CH"), { ...of("CH"), question: "C2", options: [{ option: "soon", title }] } as Question)).toEqual({ question: "C2", is: "soon" });
  });

  it("have no name when there is none, or more than one", () => {
    expect([nameOf({ question: "A" }), nameOf({ question: "A", over: 1, under: 2 })]).toEqual([undefined, undefined]);
  });
});

describe("a test where it stands", () => {
  const reach = { earlier: [of("CH"), of("DU"), of("YN")], later: [of("NU")] };

  it.each<[string, Parameters<typeof faultOf>[0], ReturnType<typeof faultOf>]>([
    ["works", { question: "DU", over: 600 }, undefined],
    ["points to a question that comes after it", { question: "NU", over: 1 }, "later"],
    ["points to a question that is gone", { question: "XX", is: "yes" }, "unknown"],
    ["has no test", { question: "DU" }, "noTest"],
    ["asks what the type can't answer", { question: "YN", over: 3 }, "notPossible"],
    ["compares with an option that is gone", { question: "CH", is: "lukewarm" }, "unknownValue"],
    ["compares with several, one of them gone", { question: "CH", any_of: ["warm", "lukewarm"] }, "unknownValue"],
    ["compares with nothing", { question: "CH", any_of: [] }, "noValue"],
    ["asks for an answer, whatever it is", { question: "CH", answered: true }, undefined],
  ])("%s", (_, test, fault) => expect(faultOf(test, reach)).toBe(fault));
});

describe("a typed value", () => {
  it.each<[string, string, unknown, string]>([
    ["DU", "10:00", 600, "10:00"],
    ["RA", "33.3 %", 0.333, "33.3 %"],
    ["RA", "7", 0.07, "7 %"],
    ["NU", "7,5", 7.5, "7.5"],
    ["TI", "09:30", "09:30", "09:30"],
    ["TE", " Aisyah ", "Aisyah", "Aisyah"],
  ])("of %s, %j, is %j, and is shown as %s", (code, typed, value, shown) => {
    expect(readValue(typed, of(code))).toEqual(value);
    expect(writeValue(value, of(code))).toBe(shown);
  });

  it.each([["DU", "soon"], ["NU", "many"], ["RA", "%"], ["TE", "  "]])("of %s is not read from %j", (code, typed) =>
    expect(readValue(typed, of(code))).toBeUndefined(),
  );

  it("makes a test of it", () => expect(makeTest("DU", "answered", 5)).toEqual({ question: "DU", answered: true }));
});
