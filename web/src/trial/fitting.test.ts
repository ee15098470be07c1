import { describe, expect, it } from "vitest";
import { makeForm } from "../testing/build";
import { fitting } from "./fitting";

describe("answers to an earlier state of a form", () => {
  const form = makeForm(
    { question: "A1", type: "yes_no", title: "Open?" },
    { question: "A2", type: "scale", title: "How clean?", from: 0, to: 4 },
  );

  it("stay where the question is still there and can have them", () => {
    const { answers, events } = fitting(form, { events: { door: 0 }, answers: { A1: { value: "yes" }, A2: { value: 3 } } });

    expect([answers, events]).toEqual([{ A1: { value: "yes" }, A2: { value: 3 } }, { door: 0 }]);
  });

  it("go where the question is gone, has another scale, or the moment is no longer declared", () => {
    const { answers, events } = fitting(form, { events: { gone: 0 }, answers: { A9: { value: "yes" }, A2: { value: 9 } } });

    expect([answers, events]).toEqual([{}, {}]);
  });

  it("stay while only a reason is still to be typed", () => {
    const timed = makeForm({ question: "B1", type: "duration", title: "Waited", start: "door", end: "ack" });
    const answer = { value: 30, source: "edited", reason: "" } as const;

    expect(fitting(timed, { answers: { B1: answer } }).answers).toEqual({ B1: answer });
  });
});
