import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import type { Condition, Question } from "../../form/definition";
import ConditionEditor from "./ConditionEditor.svelte";

const earlier: Question[] = [
  { question: "A2", type: "yes_no", title: "Was it open?" },
  { question: "B6", type: "duration", title: "Ticket to being called", start: "a", end: "b" },
];
const later: Question[] = [{ question: "Z8", type: "yes_no", title: "Was it crowded?" }];
let stop = () => {};
afterEach(() => stop());

/** The builder on the page; what it gives is given back to it, as the designer does. */
function build(condition: Condition | undefined, given: { earlier?: Question[]; readonly?: boolean } = {}) {
  const props = $state({
    condition,
    earlier,
    later,
    language: "en",
    ...given,
    onchange: (next: Condition | undefined) => {
      props.condition = next;
    },
  });
  const component = mount(ConditionEditor, { target: document.body, props });
  flushSync();
  stop = () => void unmount(component);
  return () => $state.snapshot(props.condition);
}

const said = () => document.querySelector(".said")?.textContent;
const selects = () => [...document.querySelectorAll("select")];
const button = (name: string) =>
  [...document.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent?.trim()) === name) as HTMLButtonElement;

async function press(name: string) {
  button(name).click();
  await tick();
  flushSync();
}

function choose(at: number, value: string) {
  const select = selects()[at] as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  flushSync();
}

describe("the builder of conditions", () => {
  it("begins with the question before, and stands where one goes on", async () => {
    const condition = build(undefined);
    await press("Ask only under a condition");
    expect([condition(), said(), document.activeElement === selects()[0]]).toEqual([{ question: "B6", over: 60 }, "Asked when Ticket to being called is over 1:00", true]);
  });

  it("offers only what comes before, and only the tests that the question can answer", () => {
    build({ question: "A2", is: "yes" });
    const values = selects().map((select) => [...select.options].map((option) => option.value));
    expect(values).toEqual([["A2", "B6"], ["is", "is_not", "any_of", "answered"], ["yes", "no"]]);
  });

  it("takes a time as mm:ss, and keeps the last one that could be read", () => {
    const condition = build({ question: "B6", over: 60 });
    const field = document.querySelector("input:not([type=checkbox])") as HTMLInputElement;
    for (const typed of ["8:30", "8:3x"]) {
      field.value = typed;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      flushSync();
    }
    expect([condition(), field.value, field.getAttribute("aria-invalid")]).toEqual([{ question: "B6", over: 510 }, "8:3x", "true"]);
  });

  it("puts tests together, in groups too, and takes them apart again", async () => {
    const condition = build({ question: "B6", over: 600 });
    await press("Add a test");
    choose(2, "A2");
    await press("Add a group of tests");
    const built = condition();
    await press("Remove test 1");
    await press("Remove this group");
    expect([built, condition()]).toEqual([
      { all: [{ question: "B6", over: 600 }, { question: "A2", is: "yes" }, { all: [{ question: "B6", over: 60 }] }] },
      { question: "A2", is: "yes" },
    ]);
  });

  it("is gone with its last test, and leaves the focus where one begins", async () => {
    const condition = build({ question: "A2", is: "yes" });
    await press("Remove test 1");
    expect([condition(), document.activeElement?.textContent?.trim()]).toEqual([undefined, "Ask only under a condition"]);
  });

  it("shows a question that comes later since a move, with the cure", () => {
    build({ question: "Z8", is: "yes" });
    expect(document.body.textContent).toContain("Z8 · Was it crowded? comes after this. Choose an earlier question, or move this below it.");
  });

  it("withstands a draft in which codes stand twice", () => {
    const option = { option: "warm", title: "Warm", credit: 1 };
    const twice: Question = { question: "CH", type: "choice", title: "How?", options: [option, option] };
    build({ question: "CH", any_of: ["warm", "warm"] }, { earlier: [twice, twice] });
    expect([said(), document.querySelectorAll("input[type=checkbox]").length]).toEqual(["Asked when How? is Warm or Warm", 2]);
  });

  it("has nothing to offer where no question comes before", () => {
    build(undefined, { earlier: [] });
    expect([document.querySelectorAll("button").length, document.body.textContent]).toEqual([0, expect.stringContaining("No question comes before this")]);
  });

  it("is only read where nothing may be changed", () => {
    build({ question: "A2", is: "yes" }, { readonly: true });
    expect([said(), document.querySelectorAll("button, select, input").length]).toEqual(["Asked when Was it open? is Yes", 0]);
  });
});
