import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Dimmer } from "./dimmer.svelte";

const touch = (html = "<p></p>"): void => {
  document.body.innerHTML = html;
  document.body.firstElementChild?.dispatchEvent(new Event("pointerdown", { bubbles: true }));
};

describe("the page of notes", () => {
  let stop: () => void;
  let dimmer: Dimmer;

  beforeEach(() => {
    vi.useFakeTimers();
    dimmer = new Dimmer();
    stop = dimmer.watch();
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it("dims by itself after 20 seconds without a touch, and any touch brightens it", () => {
    vi.advanceTimersByTime(19_000);
    touch();
    vi.advanceTimersByTime(19_000);
    expect(dimmer.dim).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(dimmer.dim).toBe(true);
    touch();
    expect(dimmer.dim).toBe(false);
  });

  it("stays dim through taps when it was dimmed by hand", () => {
    dimmer.toggle();
    touch();
    expect(dimmer.dim).toBe(true);
    dimmer.toggle();
    expect(dimmer.dim).toBe(false);
  });

  it("is brightened by its button when it had dimmed by itself", () => {
    vi.advanceTimersByTime(20_000);
    touch("<button data-dimmer></button>");
    dimmer.toggle();
    expect(dimmer.dim).toBe(false);
  });
});
