import { describe, expect, it } from "vitest";
import type { Form } from "../../form/definition";
import { timelineOf } from "./timeline";

const form: Form = {
  form: "counter",
  title: "Counter",
  languages: ["en"],
  events: [
    { event: "door", title: "I walk in" },
    { event: "ticket", title: "I take a ticket" },
    { event: "called", title: "I am called" },
  ],
  sections: [
    {
      section: "A",
      title: "Waiting",
      questions: [
        { question: "A1", type: "duration", title: "The wait", start: "ticket", end: "called", curve: { target: 300, limit: 600 } },
        { question: "A2", type: "duration", title: "At the counter", start: "called", end: "out", curve: { rhythm: [30, 90, 240, 360] } },
        { question: "A3", type: "yes_no", title: "Was there a seat?" },
      ],
    },
  ],
};

describe("the clock of a visit", () => {
  it("shows the taps in order of time, with the titles of the form", () => {
    const { marks } = timelineOf(form, { events: { called: 400, door: 0, ticket: 30 } });
    expect(marks.map(({ number, title, at }) => [number, title, at])).toEqual([
      [1, "I walk in", 0],
      [2, "I take a ticket", 30],
      [3, "I am called", 400],
    ]);
  });

  it("puts a timed question between its two taps, with its target", () => {
    const { spans } = timelineOf(form, { events: { ticket: 30, called: 400 } });
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ question: "A1", start: 30, seconds: 370, target: 300, source: "tapped", atLeast: false });
  });

  it("takes a written time over the taps, and says where it comes from", () => {
    const answers = { events: { ticket: 30, called: 400 }, answers: { A1: { value: 365.5, source: "document", reason: "on the ticket" } as const } };
    expect(timelineOf(form, answers).spans[0]).toMatchObject({ start: 30, seconds: 365.5, source: "document", reason: "on the ticket" });
  });

  it("places a written time back from the end when only the end was tapped", () => {
    expect(timelineOf(form, { events: { called: 400 }, answers: { A1: { value: 100 } } }).spans[0]).toMatchObject({ start: 300 });
  });

  it("does not guess where a time lies that has no taps", () => {
    expect(timelineOf(form, { answers: { A2: { value: 100 } } }).spans[0]).toMatchObject({ start: undefined, seconds: 100, earliest: 90, target: 240 });
  });

  it("keeps a wait that never ended, even without a time", () => {
    expect(timelineOf(form, { events: { ticket: 30 }, answers: { A1: { censored: true } } }).spans[0]).toMatchObject({ atLeast: true, seconds: undefined });
  });

  it("leaves out what does not apply", () => {
    expect(timelineOf(form, { events: { ticket: 30, called: 400 }, answers: { A1: { state: "not_observed" } } }).spans).toEqual([]);
  });

  it("is long enough for every target, and ends on a tick", () => {
    const { length, ticks } = timelineOf(form, { events: { ticket: 500, called: 520 } });
    expect(length).toBeGreaterThanOrEqual(800);
    expect(ticks.at(-1)).toBe(length);
    expect(ticks.length).toBeLessThanOrEqual(9);
  });

  it("moves signs that would cover each other onto lanes of their own", () => {
    const { marks } = timelineOf(form, { events: { door: 0, ticket: 4, called: 3600 } });
    expect(marks.map((mark) => mark.lane)).toEqual([0, 1, 0]);
  });
});
