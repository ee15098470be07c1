import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Remote } from "./remote.svelte";

const stops: (() => void)[] = [];

/** A remote as a component would make it, and the moment when its effects have run. */
function remote<T>(ask: () => Promise<T>, set = (_: Remote<T>) => {}): Remote<T> {
  let made: Remote<T> | undefined;
  stops.push($effect.root(() => set((made = new Remote(ask)))));
  flushSync();
  return made as Remote<T>;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  vi.useRealTimers();
});

describe("something of the server's", () => {
  it("is asked for at once", async () => {
    const found = remote(async () => "figures");
    expect([found.busy, found.value]).toEqual([true, undefined]);
    await vi.advanceTimersByTimeAsync(0);
    expect([found.busy, found.value]).toEqual([false, "figures"]);
  });

  it("is asked for again when what the question reads has changed", async () => {
    let wave = $state(1);
    const found = remote(async () => `wave ${wave}`);
    await vi.advanceTimersByTimeAsync(0);
    wave = 2;
    flushSync();
    await vi.advanceTimersByTimeAsync(0);
    expect(found.value).toBe("wave 2");
  });

  it("is what was asked for last, even when that was answered first", async () => {
    const answers: ((text: string) => void)[] = [];
    const found = remote(() => new Promise<string>((answer) => answers.push(answer)));
    void found.reload();
    answers[1]?.("second");
    await vi.advanceTimersByTimeAsync(0);
    answers[0]?.("first");
    await vi.advanceTimersByTimeAsync(0);
    expect(found.value).toBe("second");
  });

  it("stays as it was when asking again fails, and says so until it works", async () => {
    const answers = [async () => "figures", async () => Promise.reject(new Error("no signal")), async () => "newer"];
    const found = remote(() => (answers.shift() as () => Promise<string>)());
    await vi.advanceTimersByTimeAsync(0);
    await found.reload();
    expect([found.value, (found.failure as Error).message]).toEqual(["figures", "no signal"]);
    await found.reload();
    expect([found.value, found.failure]).toEqual(["newer", undefined]);
  });

  it("can be followed, until the page is left", async () => {
    let asked = 0;
    remote(async () => ++asked, (found) => found.follow(60));
    await vi.advanceTimersByTimeAsync(125_000);
    expect(asked).toBe(3);
    stops.splice(0).forEach((stop) => stop());
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toBe(3);
  });
});
