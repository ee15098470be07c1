import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Hiding } from "./hiding.svelte";

describe("hiding the notes", () => {
  let hiding: Hiding;
  let stop: () => void;
  beforeEach(() => {
    sessionStorage.clear();
    hiding = new Hiding("visit-1");
    stop = hiding.watch();
  });
  afterEach(() => stop());

  it("takes two quick taps, not two slow ones, nor three", () => {
    hiding.tap(1000);
    hiding.tap(1600);
    expect(hiding.hidden).toBe(false);
    hiding.tap(1900);
    expect(hiding.hidden).toBe(true);
    hiding.tap(2000);
    expect(hiding.hidden).toBe(true);
  });

  it("takes Escape, there and back", () => {
    dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(hiding.hidden).toBe(true);
    dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(hiding.hidden).toBe(false);
  });

  it("takes two fingers, which only ever hide", () => {
    const two = Object.assign(new Event("touchstart"), { touches: [{}, {}] });
    dispatchEvent(two);
    dispatchEvent(two);
    expect(hiding.hidden).toBe(true);
  });

  it("stays hidden through a reload", () => {
    hiding.hide();
    expect(new Hiding("visit-1").hidden).toBe(true);
    expect(new Hiding("visit-2").hidden).toBe(false);
  });
});
