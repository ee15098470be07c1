import { describe, expect, it } from "vitest";
import { changeDraft } from "../offline/drafts";
import { makeForm, makeOutcome, makeVisit, newDatabase } from "../testing/build";
import { newId, openDraft } from "./starting";

const form = makeForm();
const sent_back = { reason: "Look again", questions: [], decided_at: "2026-11-24T00:00:00Z" };

describe("the draft of a visit", () => {
  it("keeps its id when it is opened again", async () => {
    const database = await newDatabase();
    const first = await openDraft(database, makeVisit(), form, undefined);

    expect((await openDraft(database, makeVisit(), form, undefined)).submission).toBe(first.submission);
  });

  it("keeps its answers and takes a new id when it was sent back", async () => {
    const database = await newDatabase();
    const first = await openDraft(database, makeVisit(), form, undefined);
    await changeDraft(database, "visit-1", (draft) => ({ ...draft, answers: { A1: { value: "yes" } } }));
    const outcome = makeOutcome({ sent_back, submission: first.submission });
    const again = await openDraft(database, makeVisit(), form, outcome);

    expect(again.submission).not.toBe(first.submission);
    expect(again.answers).toEqual({ A1: { value: "yes" } });
    expect((await openDraft(database, makeVisit(), form, outcome)).submission).toBe(again.submission);
  });

  it("gives way to what another phone has handed in since", async () => {
    const database = await newDatabase();
    await openDraft(database, makeVisit(), form, undefined);
    const answers = { form: "shop", language: "en", events: {}, answers: { A1: { value: "no" } } };
    const later = new Date(Date.now() + 60_000).toISOString();
    const draft = await openDraft(
      database,
      makeVisit(),
      form,
      makeOutcome({ sent_back, answers, submission: "elsewhere", received_at: later }),
    );

    expect(draft.answers).toEqual(answers.answers);
  });

  const story = { answers: null, outcome: "closed" as const, told: "The shutter was down.", photos: ["ab"] };
  const elsewhere = { submission: "elsewhere", received_at: new Date(Date.now() + 60_000).toISOString(), sent_back };

  it("begins with the story that another phone told of a visit that could not be made", async () => {
    const draft = await openDraft(await newDatabase(), makeVisit(), form, makeOutcome({ ...elsewhere, ...story }));

    expect([draft.outcome, draft.told, draft.proof]).toEqual(["closed", "The shutter was down.", ["ab"]]);
  });

  it("takes such a story over, and loses no answer that was given here", async () => {
    const database = await newDatabase();
    const first = await openDraft(database, makeVisit(), form, undefined);
    await changeDraft(database, "visit-1", (draft) => ({ ...draft, answers: { A1: { value: "yes" } } }));
    const draft = await openDraft(database, makeVisit(), form, makeOutcome({ ...elsewhere, ...story }));

    expect(draft).toMatchObject({ outcome: "closed", told: "The shutter was down.", answers: { A1: { value: "yes" } } });
    expect(draft.submission).not.toBe(first.submission);
  });

  it("loses neither a story nor notes and photos on the way to the answers of another phone", async () => {
    const database = await newDatabase();
    const own = { told: "I found no door.", proof: ["cd"], jottings: "Two queues", tray: ["ef"], photoNotes: { ef: {} } };
    await openDraft(database, makeVisit(), form, undefined);
    await changeDraft(database, "visit-1", (draft) => ({ ...draft, ...own, outcome: "not_found" as const }));
    const answers = { form: "shop", language: "en", events: {}, answers: { A1: { value: "no" } } };
    const draft = await openDraft(database, makeVisit(), form, makeOutcome({ ...elsewhere, answers }));

    expect(draft).toMatchObject({ ...own, outcome: "visited", answers: answers.answers });
  });

  it("begins with the answers as the server has them, when another phone handed it in", async () => {
    const answers = { form: "shop", language: "en", events: { door: 0 }, answers: { A1: { value: "no" } } };
    const draft = await openDraft(
      await newDatabase(),
      makeVisit({ status: "sent_back" }),
      form,
      makeOutcome({ sent_back, answers }),
    );

    expect([draft.answers, draft.events]).toEqual([answers.answers, answers.events]);
  });
});

describe("an id made on the phone", () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it("is a random UUID, with or without the browser's own maker", () => {
    const own = crypto.randomUUID;
    const ids = [newId()];
    Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
    ids.push(newId(), newId());
    Object.defineProperty(crypto, "randomUUID", { value: own, configurable: true });

    for (const id of ids) expect(id).toMatch(uuid);
    expect(new Set(ids).size).toBe(3);
  });
});
