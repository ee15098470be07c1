import { describe, expect, it } from "vitest";
import type { Scorecard } from "../../api/scorecard";
import type { Form } from "../../form/definition";
import { differences, isShown, lastAsked, lostPoints, partsOf } from "./handIn";

const form: Form = {
  form: "counter",
  title: "Counter",
  languages: ["en"],
  events: [{ event: "door", title: "I walk in" }, { event: "out", title: "I walk out" }],
  sections: [
    {
      section: "A",
      title: "Arrival",
      questions: [
        { question: "A1", type: "yes_no", title: "Open?" },
        { question: "A2", type: "text", title: "What did you see?" },
        { question: "A3", type: "yes_no", title: "Greeted?" },
      ],
    },
  ],
};
const scored = (question: string, state: "answered" | "skipped" | "not_observed", earned: string | null, fails: boolean | null = null) =>
  ({ question, state, credit: null, earned, possible: earned === null ? null : "3.00", fails });
const scorecard = {
  critical: ["A1"],
  sections: [{ section: "A", earned: "1.00", possible: "3.00", percent: "33.3" }],
  questions: [scored("A1", "answered", "1.00", true), scored("A2", "answered", null, false), scored("A3", "skipped", null)],
} as unknown as Scorecard;
const document = { started_at: "", handed_in_at: "", answers: { answers: { A1: { value: "no" }, A2: { value: "A queue", comment: "Long" } } } };

describe("a visit section by section", () => {
  const [part] = partsOf({ form, document, scorecard });

  it("joins question, answer and score, and marks what fired", () => {
    expect(part?.lines.map((line) => [line.question.question, line.answer.value, line.critical])).toEqual([
      ["A1", "no", true],
      ["A2", "A queue", false],
    ]);
    expect(part?.percent).toBe("33.3");
  });

  it("only names what was not asked", () => {
    expect(part?.notAsked).toEqual(["A3"]);
  });

  it("can be narrowed to what lost points, and to what was said", () => {
    const codes = (showing: "all" | "lost" | "said") => part?.lines.filter((line) => isShown(line, showing)).map((line) => line.question.question);
    expect([codes("all"), codes("lost"), codes("said")]).toEqual([["A1", "A2"], ["A1"], ["A2"]]);
  });
});

describe("points lost", () => {
  it("are none for a bonus, which has nothing possible", () => {
    expect(lostPoints({ ...scored("A1", "answered", "2.00"), possible: "0.00" })).toBe(0);
    expect(lostPoints(scored("A1", "answered", "1.25"))).toBe(1.75);
    expect(lostPoints(scored("A1", "not_observed", null))).toBe(0);
  });
});

describe("what was asked for last", () => {
  const decision = (kind: "approved" | "sent_back", decided_at: string, reason: string) => ({ kind, decided_at, reason, reviewer: "Ana", questions: [{ question: "A1", reason: `${reason}?` }] });

  it("is the latest reason, and what each question needed", () => {
    const asked = lastAsked([decision("sent_back", "2026-11-02T00:00:00Z", "second"), decision("sent_back", "2026-11-01T00:00:00Z", "first")]);
    expect([asked?.reason, asked?.questions.get("A1")]).toEqual(["second", "second?"]);
  });

  it("is nothing when the visit never went back", () => {
    expect(lastAsked([decision("approved", "2026-11-02T00:00:00Z", "")])).toBeUndefined();
  });
});

describe("two hand-ins of one visit", () => {
  const counts = { events: { door: 0, out: 600 }, answers: { A1: { value: "no", photos: ["a"] }, A2: { value: "A queue" } } };

  it("are the same whatever the order of their keys", () => {
    expect(differences(form, counts, { answers: { A2: { value: "A queue" }, A1: { photos: ["a"], value: "no" } }, events: { out: 600, door: 0 } })).toEqual([]);
  });

  it("differ tap by tap and answer by answer, in the order of the form", () => {
    const other = { events: { door: 0, out: 700 }, answers: { A1: { value: "yes" }, A3: { value: "yes" } } };
    expect(differences(form, counts, other).map(({ place, code }) => `${place} ${code}`)).toEqual(["event out", "answer A1", "answer A2", "answer A3"]);
  });
});
