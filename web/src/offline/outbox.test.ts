import { afterEach, describe, expect, it } from "vitest";
import { makeDraft, makeHandIn, newDatabase } from "../testing/build";
import { serve } from "../testing/server";
import { Outbox } from "./outbox.svelte";

const receipt = {
  status: 201,
  body: { submission: "submission-1", visit: "visit-1", received_at: "2026-11-21T07:00:05Z", status: "handed_in" },
};
const open: Outbox[] = [];

async function start(database: Awaited<ReturnType<typeof newDatabase>>): Promise<Outbox> {
  const outbox = new Outbox(database);
  open.push(outbox);
  await outbox.start();
  return outbox;
}

const state = (outbox: Outbox) => outbox.parcels.get("submission-1")?.state;

afterEach(() => open.splice(0).forEach((outbox) => outbox.stop()));

describe("the outbox", () => {
  it("sends a hand-in at once, and says that it arrived", async () => {
    serve(() => receipt);
    const outbox = await start(await newDatabase());
    let settled = 0;
    outbox.whenSettled = () => settled++;
    await outbox.handIn(makeDraft(), makeHandIn(makeDraft()));

    await expect.poll(() => state(outbox)).toBe("arrived");
    await expect.poll(() => settled).toBe(1);
  });

  it("keeps it without signal, and sends it when signal is back", async () => {
    let signal = false;
    const asked = serve(() => (signal ? receipt : "no signal"));
    const outbox = await start(await newDatabase());
    await outbox.handIn(makeDraft(), makeHandIn(makeDraft()));
    await expect.poll(() => asked.length).toBe(1);
    await expect.poll(() => outbox.sending).toBe(false);
    expect(state(outbox)).toBe("waiting");

    signal = true;
    window.dispatchEvent(new Event("online"));
    await expect.poll(() => state(outbox)).toBe("arrived");
  });

  it("sends at the next opening what was kept at the last", async () => {
    const database = await newDatabase();
    serve(() => "no signal");
    const before = await start(database);
    await before.handIn(makeDraft(), makeHandIn(makeDraft()));
    await expect.poll(() => before.sending).toBe(false);
    before.stop();

    serve(() => receipt);
    const after = await start(database);
    await expect.poll(() => state(after)).toBe("arrived");
  });

  it("takes back what waits, and never sends it", async () => {
    let signal = false;
    const asked = serve(() => (signal ? receipt : "no signal"));
    const outbox = await start(await newDatabase());
    await outbox.handIn(makeDraft(), makeHandIn(makeDraft()));
    await expect.poll(() => asked.length).toBe(1);
    await expect.poll(() => outbox.sending).toBe(false);

    expect(await outbox.takeBack(outbox.parcels.get("submission-1")!)).toBe(true);
    signal = true;
    await outbox.hurry();

    expect(outbox.parcels.size).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it("takes nothing back that is just being sent", async () => {
    let answer: (value: typeof receipt) => void = () => undefined;
    const asked = serve(() => new Promise((yes) => (answer = yes)));
    const outbox = await start(await newDatabase());
    await outbox.handIn(makeDraft(), makeHandIn(makeDraft()));
    await expect.poll(() => asked.length).toBe(1);

    expect(await outbox.takeBack(outbox.parcels.get("submission-1")!)).toBe(false);
    answer(receipt);

    await expect.poll(() => state(outbox)).toBe("arrived");
  });

  it("shows in one tab what another has sent", async () => {
    const database = await newDatabase();
    const asked = serve(() => receipt);
    const one = await start(database);
    const other = await start(database);
    await one.handIn(makeDraft(), makeHandIn(makeDraft()));

    await expect.poll(() => state(other)).toBe("arrived");
    expect(asked).toHaveLength(1);
  });
});
