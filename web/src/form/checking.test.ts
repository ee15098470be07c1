import { describe, expect, it } from "vitest";
import { cases } from "./cases";
import { presentable, problems } from "./checking";
import type { Form } from "./definition";

describe("problems, in the shared cases", () => {
  const rows = cases<{ problems: [path: string, code: string][] }>("checking.json");

  it("finds cases to run", () => expect(rows.length).toBeGreaterThan(50));

  it.each(rows)("$name", ({ form, test }) => {
    expect(problems(form, test.answers).map(({ path, code }) => [path, code])).toEqual(test.problems);
  });
});

describe("what is missing", () => {
  const form: Form = {
    form: "shop",
    title: "Shop",
    languages: ["en"],
    sections: [
      {
        section: "S",
        title: "S",
        questions: [
          { question: "story", title: "Story", type: "text", minimum_length: 10 },
          { question: "front", title: "Front", type: "photo", at_least: 2 },
          { question: "minutes", title: "Minutes", type: "number", maximum: 9 },
        ],
      },
    ],
  };

  it("gives what a sentence needs to tell how much more", () => {
    const answers = { answers: { story: { value: " short " }, front: { photos: ["a"] } } };
    expect(problems(form, answers)).toEqual([
      { path: "answers.story.value", code: "too_short", data: { question: "story", length: 5, minimum_length: 10 } },
      { path: "answers.front.photos", code: "too_few_photos", data: { question: "front", count: 1, at_least: 2 } },
      { path: "answers.minutes", code: "blank", data: { question: "minutes" } },
    ]);
  });

  it("is given with the mistakes in the order of the form", () => {
    const answers = { answers: { story: { value: "short" }, front: { photos: ["a", "b"] }, minutes: { value: 10 } } };
    expect(problems(form, answers).map(({ code }) => code)).toEqual(["too_short", "too_high"]);
  });
});

describe("presentable", () => {
  const form: Form = {
    form: "shop",
    title: "Shop",
    languages: ["en"],
    sections: [
      {
        section: "S",
        title: "S",
        questions: [
          { question: "queued", title: "Queued", type: "yes_no" },
          { question: "minutes", title: "Minutes", type: "number", maximum: 9, ask_if: { question: "queued", is: "yes" } },
        ],
      },
    ],
  };
  const given = (queued: string, minutes: number) => ({
    language: "en",
    answers: { queued: { value: queued }, minutes: { value: minutes } },
  });

  it("leaves out a mistake that nobody can see any more", () => {
    expect(presentable(form, given("no", 10))).toEqual({ language: "en", answers: { queued: { value: "no" } } });
  });

  it("keeps what is right, and mistakes that can be seen", () => {
    expect(presentable(form, given("no", 9))).toEqual(given("no", 9));
    expect(presentable(form, given("yes", 10))).toEqual(given("yes", 10));
  });

  it("leaves out the figure of a ratio that still waits for the other", () => {
    const { answers, language } = given("yes", 9);
    const waiting = { language, answers: { ...answers, desks: { comment: "Hard to see", half: { have: 3 } } } };

    expect(presentable(form, waiting).answers?.desks).toEqual({ comment: "Hard to see" });
  });
});
