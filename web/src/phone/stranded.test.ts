import { describe, expect, it } from "vitest";
import { beginDraft } from "../offline/drafts";
import { Outbox } from "../offline/outbox.svelte";
import { makeDraft, makeForm, makeOutcome, makeVisit, newDatabase } from "../testing/build";
import { serve } from "../testing/server";
import { Diary } from "./diary.svelte";
import { pack } from "./packing";
import { leftHere, strandedDrafts } from "./stranded";

const form = makeForm({ question: "A1", type: "yes_no", title: "Greeted?" });
const listed = { visits: [makeVisit()], forms: { "7": form }, own_sins: {} };
const nothing = { visits: [], forms: {}, own_sins: {} };

async function phoneThatHears(...told: { mine: object; outcomes?: object }[]) {
  const database = await newDatabase();
  await beginDraft(database, makeDraft({ jottings: "Counter three", answers: { A1: { value: "no" } } }));
  const diary = new Diary(database);
  for (const { mine, outcomes = {} } of told) {
    serve(({ path }) => ({ status: 200, body: path.endsWith("outcomes") ? outcomes : mine }));
    await diary.refresh();
  }
  return { database, diary, outbox: new Outbox(database) };
}

describe("a draft whose visit takes no more", () => {
  it("is listed with its brief and its form, as often as the list is fetched again", async () => {
    const kit = await phoneThatHears({ mine: listed }, { mine: nothing }, { mine: nothing });

    expect(strandedDrafts(kit)).toMatchObject([{ why: "gone", visit: { branch: { name: "Jalan Tun Razak" } }, form }]);
    expect(await leftHere(kit.database, strandedDrafts(kit))).toMatchObject([
      { visit: "visit-1", branch: "Jalan Tun Razak", begun: true, stranded: "gone" },
    ]);
  });

  it("is listed when the phone never heard of the visit, and can be packed all the same", async () => {
    const kit = await phoneThatHears({ mine: nothing });

    expect(strandedDrafts(kit)).toMatchObject([{ why: "gone", visit: undefined, form: undefined }]);
    expect((await pack(kit.database, "visit-1", undefined, new Date()))?.file.name).toMatch(/^notes-.*\.zip$/);
  });

  it.each(["handed_in", "approved"] as const)("is listed when another phone's hand-in is %s", async (status) => {
    const outcomes = { "visit-1": makeOutcome({ status, submission: "elsewhere" }) };
    const kit = await phoneThatHears({ mine: { ...listed, visits: [makeVisit({ status })] }, outcomes });

    expect(strandedDrafts(kit)).toMatchObject([{ why: "elsewhere", draft: { jottings: "Counter three" } }]);
  });

  it("is no other: not one to be made, nor one that came in as it is", async () => {
    const outcomes = { "visit-1": makeOutcome() };
    const came = await phoneThatHears({ mine: { ...listed, visits: [makeVisit({ status: "handed_in" })] }, outcomes });

    expect(strandedDrafts(await phoneThatHears({ mine: listed }))).toEqual([]);
    expect(strandedDrafts(came)).toEqual([]);
  });

  it("comes back into the list of visits when it is given to this person again", async () => {
    const kit = await phoneThatHears({ mine: listed }, { mine: nothing }, { mine: listed });

    expect(strandedDrafts(kit)).toEqual([]);
    expect(kit.diary.known?.unlisted).toEqual([]);
  });
});
