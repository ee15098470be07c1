import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import type { Curve } from "../../form/definition";
import CurveEditor from "./CurveEditor.svelte";

let stop = () => {};
afterEach(() => stop());

function edit(curve: Curve | undefined, kind: "duration" | "number" = "duration") {
  const props = $state({
    curve,
    kind,
    onchange: (next: Curve | undefined) => {
      props.curve = next;
    },
  });
  const component = mount(CurveEditor, { target: document.body, props });
  flushSync();
  stop = () => void unmount(component);
  return () => $state.snapshot(props.curve);
}

const line = () => document.querySelector(".line")?.getAttribute("d");
const labelled = <T extends HTMLElement>(name: string): T => {
  const label = [...document.querySelectorAll("label")].find((one) => one.textContent === name);
  return document.getElementById(label?.htmlFor ?? "") as T;
};

function put(name: string, value: string) {
  const field = labelled<HTMLInputElement>(name);
  field.value = value;
  field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
  flushSync();
}

describe("the editor of curves", () => {
  it("moves the line while a number is typed", () => {
    const curve = edit({ target: 300, limit: 600 });
    const before = line();
    put("Limit", "8:20");
    expect([curve(), line() === before]).toEqual([{ target: 300, limit: 500 }, false]);
  });

  it("keeps numbers that are out of order, says so beside them, and draws nothing wrong", () => {
    const curve = edit({ target: 300, limit: 600 });
    put("Limit", "4:00");
    expect([curve(), line(), document.body.textContent]).toEqual([
      { target: 300, limit: 240 },
      undefined,
      expect.stringContaining("The limit is not above the target, 5:00. Give a later one."),
    ]);
  });

  it("changes its kind and keeps its target", () => {
    const curve = edit({ target: 300, limit: 600 });
    put("How credit falls", "halving");
    expect(curve()).toEqual({ target: 300, half_every: 150 });
  });

  it("lets a number have steps only", () => {
    edit({ tiers: [[5, 1], [10, 0.5]] }, "number");
    expect([labelled("How credit falls"), document.querySelectorAll("li").length]).toEqual([null, 2]);
  });

  it("starts from an example, and from nothing", () => {
    const curve = edit(undefined);
    put("Start from", "queue");
    expect(curve()).toEqual({ target: 600, limit: 1200 });
  });
});
