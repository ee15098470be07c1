import { mount, unmount, flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stateOf, type Answer, type State } from "../form/answers";
import type { Question } from "../form/definition";
import { mistakes } from "../form/mistakes";
import { typedNumber, type Album } from "./asking";
import QuestionCard from "./QuestionCard.svelte";
import { sinTitle } from "./sins";
import { textOf } from "./text";
import { makeAlbum, makeForm } from "../testing/build";

type Asked = { node: HTMLElement; answer: () => Answer; stop: () => void };
const mounted: (() => void)[] = [];
const events = { door: 0, ack: 12.4 };

/** A question on the page, whose answer is fed back to it as the app does. */
function ask(
  question: Question,
  answer: Answer = {},
  problems: { path: string; code: string; data: object }[] = [],
  more: { state?: State; [prop: string]: unknown } = {},
): Asked {
  const form = makeForm(question);
  const props = $state({
    question,
    answer,
    events,
    get state(): State {
      return more.state ?? stateOf(question, props.answer, events);
    },
    problems: problems as never,
    text: (text: Parameters<typeof textOf>[1]) => textOf(form, text),
    eventTitle: (event: string) => textOf(form, form.events?.find((one) => one.event === event)?.title),
    album: makeAlbum() as Album,
    change: (change: (before: Answer) => Answer) => {
      props.answer = change(props.answer);
    },
  });
  const { state: _, ...others } = more;
  Object.assign(props, others);
  const component = mount(QuestionCard, { target: document.body, props });
  flushSync();
  mounted.push(() => void unmount(component));
  return {
    node: document.body,
    answer: () => $state.snapshot(props.answer) as Answer,
    stop: () => void unmount(component),
  };
}

function click(node: HTMLElement, text: string): void {
  const labelled = [...node.querySelectorAll<HTMLElement>("button, label")].filter((one) =>
    (one.getAttribute("aria-label") ?? one.textContent)?.trim().startsWith(text),
  );
  if (!labelled[0]) throw new Error(`nothing to tap says ${text}`);
  (labelled[0].querySelector("input") ?? labelled[0]).click();
  flushSync();
}

function type(node: HTMLElement, selector: string, value: string, at = 0): void {
  const field = node.querySelectorAll<HTMLInputElement>(selector)[at];
  if (!field) throw new Error(`no field ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

afterEach(() => mounted.splice(0).forEach((stop) => stop()));

describe("an answer given by hand", () => {
  it("to yes or no is the word", () => {
    const asked = ask({ question: "A1", type: "yes_no", title: "Open?" });
    click(asked.node, "No");
    expect(asked.answer()).toEqual({ value: "no" });
  });

  it("is taken back by tapping it again", () => {
    const asked = ask({ question: "A1", type: "yes_no", title: "Open?" });
    click(asked.node, "No");
    click(asked.node, "No");
    expect(asked.answer()).toEqual({});
  });

  it("to a choice is the option's code", () => {
    const options = [
      { option: "near", title: "Near", credit: 1 },
      { option: "far", title: "Far", credit: 0 },
    ];
    const asked = ask({ question: "A1", type: "choice", title: "How near?", options });
    click(asked.node, "Far");
    expect(asked.answer()).toEqual({ value: "far" });
  });

  it("to a checklist is the parts seen, in the order of the form", () => {
    const parts = [
      { part: "neat", title: "Neat" },
      { part: "badge", title: "Badge" },
    ];
    const asked = ask({ question: "A1", type: "checklist", title: "What?", parts });
    click(asked.node, "Badge");
    click(asked.node, "Neat");
    expect(asked.answer()).toEqual({ value: ["neat", "badge"] });
  });

  it("to a checklist can be none of the parts, which is not the same as blank", () => {
    const asked = ask({
      question: "A1",
      type: "checklist",
      title: "What?",
      parts: [
        { part: "neat", title: "Neat" },
        { part: "badge", title: "Badge" },
      ],
    });
    click(asked.node, "None of these");
    expect(asked.answer()).toEqual({ value: [] });
  });

  it("to choices is the list of codes", () => {
    const options = [
      { option: "a", title: "Apples" },
      { option: "b", title: "Bananas" },
    ];
    const asked = ask({ question: "A1", type: "choices", title: "Which?", options });
    click(asked.node, "Bananas");
    expect(asked.answer()).toEqual({ value: ["b"] });
  });

  it.each([
    ["with a sentence at each point", { "0": "Never", "1": "Once", "2": "Often" }, "2"],
    ["with a sentence at the ends", { "0": "Never", "2": "Often" }, "2"],
  ])("to a scale %s is a whole number", (_, anchors, point) => {
    const asked = ask({ question: "A1", type: "scale", title: "How often?", from: 0, to: 2, anchors });
    click(asked.node, point);
    expect(asked.answer()).toEqual({ value: 2 });
  });

  it("to a ratio needs both figures", () => {
    const asked = ask({ question: "A1", type: "ratio", title: "How many?" });
    type(asked.node, "input[inputmode=numeric]", "3");
    expect(asked.answer()).toEqual({ half: { have: 3 } });
    type(asked.node, "input[inputmode=numeric]", "4", 1);
    expect(asked.answer()).toEqual({ value: { have: 3, of: 4 } });
  });

  it("to a ratio of which one figure was there goes on with the other", () => {
    const asked = ask({ question: "A1", type: "ratio", title: "How many?" }, { half: { of: 4 } });
    type(asked.node, "input[inputmode=numeric]", "3", 0);
    expect(asked.answer()).toEqual({ value: { have: 3, of: 4 } });
    type(asked.node, "input[inputmode=numeric]", "", 1);
    expect(asked.answer()).toEqual({ half: { have: 3 } });
  });

  it("to a number may have a comma or a point", () => {
    const asked = ask({ question: "A1", type: "number", title: "How warm?" });
    type(asked.node, "input[inputmode=decimal]", "21,5");
    expect(asked.answer()).toEqual({ value: 21.5 });
  });

  it("to a number that is none is called a mistake, and not lost from the field", () => {
    const question: Question = { question: "A1", type: "number", title: "How warm?" };
    const asked = ask(question);
    type(asked.node, "input[inputmode=decimal]", "warm");
    expect(mistakes(question, asked.answer(), {}).map(({ code }) => code)).toEqual(["not_a_number"]);
    expect(asked.node.querySelector<HTMLInputElement>("input[inputmode=decimal]")?.value).toBe("warm");
  });

  it("in words is kept as typed", () => {
    const asked = ask({ question: "A1", type: "text", title: "Tell" });
    type(asked.node, "textarea", " Two people. ");
    expect(asked.answer()).toEqual({ value: " Two people. " });
  });

  it("as a time is hours and minutes", () => {
    const asked = ask({ question: "A1", type: "time", title: "When?" });
    type(asked.node, "input[type=time]", "14:05");
    expect(asked.answer()).toEqual({ value: "14:05" });
  });
});

describe("a duration", () => {
  const question: Question = { question: "A1", type: "duration", title: "How long?", start: "door", end: "ack" };

  it("is read off the clock without any typing", () => {
    const asked = ask(question);
    expect(asked.node.textContent).toContain("12 secs");
    expect(asked.answer()).toEqual({});
  });

  const typedIsHere = async () => {
    await vi.waitFor(() => expect(document.querySelector("input[type=radio]")).not.toBeNull(), 10_000);
    flushSync();
  };

  it("can be corrected, says where it comes from, and asks for a reason", async () => {
    const asked = ask(question);
    click(asked.node, "Correct it");
    await typedIsHere();
    type(asked.node, "input[inputmode=numeric]", "2");
    type(asked.node, "input[inputmode=numeric]", "5", 1);
    click(asked.node, "I estimate");
    expect(asked.answer()).toEqual({ value: 125, source: "estimated" });
    expect(mistakes(question, asked.answer(), events).map(({ code }) => code)).toEqual(["reason_missing"]);

    type(asked.node, "input:not([inputmode]):not([type])", "My watch");
    expect(asked.answer()).toEqual({ value: 125, source: "estimated", reason: "My watch" });
  });

  it("goes back to the taps", async () => {
    const asked = ask(question, { value: 125, source: "edited", reason: "slipped" });
    await typedIsHere();
    click(asked.node, "Use the taps");
    expect(asked.answer()).toEqual({});
  });

  it("is typed as two times of day, which are kept for who checks them", async () => {
    const asked = ask(question, {}, [], { timing: { veil: undefined, remarks: [], from: { source: "document", reason: "" } }, events: {} });
    await typedIsHere();
    type(asked.node, "input[type=time]", "09:42");
    type(asked.node, "input[type=time]", "09:51", 1);
    expect(asked.answer()).toEqual({ value: 540, source: "document", reason: "09:42–09:51" });

    type(asked.node, "input[type=time]", "09:40", 1);
    expect(asked.answer()).toEqual({ source: "document", reason: "09:42–09:40" });
    expect(asked.node.textContent).toContain("The second time is before the first.");
  });

  it("carries the reason that was given once for all estimates", async () => {
    const from = { source: "estimated" as const, reason: "Phones were not allowed" };
    const asked = ask(question, {}, [], { timing: { veil: undefined, remarks: [], from }, events: {} });
    await typedIsHere();
    type(asked.node, "input[type=time]", "09:42");
    type(asked.node, "input[type=time]", "09:43", 1);
    expect(asked.answer()).toEqual({ value: 60, source: "estimated", reason: "09:42–09:43, Phones were not allowed" });
  });

  it("shows no measured time before it was said how long it felt", () => {
    const veil = "/visits/1/questions/0?question=Z1";
    const asked = ask(question, {}, [], { timing: { veil, remarks: [], from: null } });
    expect(asked.node.textContent).toContain("Shown once you have said how long it felt.");
    expect(asked.node.textContent).not.toContain("12 secs");
    expect(asked.node.querySelector(`a[href="${veil}"]`)).not.toBeNull();
  });

  it("says beside the time what its clock had to bridge", () => {
    const asked = ask(question, {}, [], { timing: { veil: undefined, remarks: ["The phone slept."], from: null } });
    expect(asked.node.textContent).toContain("The phone slept.");
  });

  it("can be left before it ended", () => {
    const asked = ask(question);
    click(asked.node, "I left before it ended");
    expect(asked.answer()).toEqual({ censored: true });
  });
});

describe("what every question offers", () => {
  it("lets the shopper answer the reviewer who sent it back", () => {
    let said = "";
    const asked = ask({ question: "A1", type: "yes_no", title: "Open?" }, {}, [], {
      sentBack: "Are you sure?",
      onreply: (words: string) => (said = words),
    });
    type(asked.node, "textarea", "Yes, I looked twice.");
    expect(said).toBe("Yes, I looked twice.");
  });

  it("takes a photo of the way in one tap", async () => {
    let put = "";
    const asked = ask({ question: "A1", type: "yes_no", title: "Open?", photo: "optional" }, {}, [], {
      tray: ["abc"],
      onput: (hash: string) => (put = hash),
    });
    await vi.waitFor(() => click(asked.node, "Put photo 1 here"), 10_000);
    expect(put).toBe("abc");
  });

  it("does not apply: in place of the value, the comment stays", () => {
    const asked = ask({ question: "A1", type: "yes_no", title: "Open?" }, { value: "yes", comment: "Wide" });
    click(asked.node, "Does not apply");
    expect(asked.answer()).toEqual({ comment: "Wide", state: "not_applicable" });
    click(asked.node, "Does not apply");
    expect(asked.answer()).toEqual({ comment: "Wide" });
  });

  it("does not offer what the form forbids", () => {
    const asked = ask({ question: "A1", type: "yes_no", title: "Open?", not_applicable: false });
    expect(() => click(asked.node, "Does not apply")).toThrow();
    click(asked.node, "Could not see");
    expect(asked.answer()).toEqual({ state: "not_observed" });
  });

  it("asks for a comment when the answer fails and the form wants one", () => {
    const asked = ask({ question: "A1", type: "yes_no", title: "Open?", comment: "when_failed" });
    expect(asked.node.querySelector("textarea")).toBeNull();
    click(asked.node, "No");
    type(asked.node, "textarea", "Shut");
    expect(asked.answer()).toEqual({ value: "no", comment: "Shut" });
  });

  it("asks which of several faults fits, once it fails", async () => {
    const asked = ask(
      { question: "A1", type: "yes_no", title: "Seen?", sins: ["apathy", "coldness"] },
      { value: "no" },
    );
    await vi.waitFor(() => click(asked.node, "They were cold"), 10_000);
    expect(asked.answer()).toEqual({ value: "no", sin: "coldness" });
  });

  it("calls a fault that the client has added by its label, and by its code where there is none", () => {
    const own = { pushing: { en: "They pushed me", ms: "Mereka mendesak" } };
    expect(sinTitle("pushing", own)).toBe("They pushed me");
    expect(sinTitle("own_fault", own)).toBe("own fault");
    expect(sinTitle("coldness", { coldness: { en: "Other" } })).toBe("They were cold");
  });

  it("keeps a photo by its hash", async () => {
    const asked = ask({ question: "A1", type: "photo", title: "The door" });
    await expect.poll(() => asked.node.querySelector("input[type=file]")).toBeTruthy();
    const input = asked.node.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement;
    Object.defineProperty(input, "files", { value: [new File(["x"], "a.jpg", { type: "image/jpeg" })] });
    Object.defineProperty(input, "value", { value: "", writable: true });
    input.dispatchEvent(new Event("change", { bubbles: true }));

    await expect.poll(() => asked.answer()).toEqual({ photos: ["a.jpg"] });
  });

  it("is drawn, but hidden, while it is not asked", () => {
    const isHidden = (state: State) => {
      ask({ question: "A1", type: "yes_no", title: "Open?" }, {}, [], { state });
      return [...document.querySelectorAll<HTMLElement>("section.question")].at(-1)?.hidden;
    };
    expect([isHidden("skipped"), isHidden("blank")]).toEqual([true, false]);
  });

  it("says what is missing, and ties the words to the question", async () => {
    const asked = ask({ question: "A1", type: "yes_no", title: "Open?" }, {}, [
      { path: "answers.A1", code: "blank", data: {} },
    ]);
    const group = asked.node.querySelector("[role=radiogroup]");
    const described = document.getElementById(group?.getAttribute("aria-describedby") ?? "");
    await vi.waitFor(() => expect(described?.textContent).toContain("Answer this"));
  });
});

describe("a number as typed", () => {
  it.each([
    ["", undefined],
    [" 12 ", 12],
    ["-1.5", -1.5],
    ["1,5", 1.5],
    ["1e3", NaN],
    ["12 men", NaN],
  ])("%o reads as %o", (typed, expected) => {
    expect(typedNumber(typed)).toBe(expected);
  });
});
