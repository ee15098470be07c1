import { beforeEach, describe, expect, it } from "vitest";
import { makeDraft, makeHandIn, newDatabase } from "../testing/build";
import { serve } from "../testing/server";
import type { Database, Parcel } from "./database";
import { addParcel, parcels, waitingParcels } from "./parcels";
import { keepPhoto } from "./photos";
import { pauseAfter, sendDue, sendParcel } from "./sending";

const receivedAt = "2026-11-21T07:00:05Z";
const receipt = { submission: "submission-1", visit: "visit-1", received_at: receivedAt, status: "handed_in" };
const problem = (status: number, code: string, places: string[] = []) => ({
  status,
  body: { status, code, message: "In plain words.", problems: places.map((path) => ({ path, code, message: "" })) },
});

let database: Database;
let hashes: string[];
const nothing = () => undefined;

async function handInWithPhotos(...pictures: string[]): Promise<Parcel> {
  const files = pictures.map((bytes) => new File([bytes], "a.jpg", { type: "image/jpeg" }));
  hashes = [];
  for (const file of files) hashes.push((await keepPhoto(database, "visit-1", file)).sha256);
  const draft = makeDraft({ answers: { A1: { value: "yes", photos: hashes } } });
  return addParcel(database, draft, makeHandIn(draft));
}

const kept = async (): Promise<Parcel> => (await parcels(database))[0] as Parcel;

beforeEach(async () => {
  database = await newDatabase();
});

describe("a hand-in on its way", () => {
  it("sends the photos one by one, then the document, and keeps the time it arrived", async () => {
    const parcel = await handInWithPhotos("one", "two");
    const asked = serve(({ path, method }) => {
      if (method === "GET") return { status: 200, body: [] };
      return path.includes("/photos/") ? { status: 201, body: {} } : { status: 201, body: receipt };
    });
    await sendParcel(database, parcel, nothing);

    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /api/visits/visit-1/photos",
      `PUT /api/visits/visit-1/photos/${hashes[0]}`,
      `PUT /api/visits/visit-1/photos/${hashes[1]}`,
      "PUT /api/submissions/submission-1",
    ]);
    expect(await kept()).toMatchObject({ state: "arrived", receivedAt, arrived: hashes });
  });

  it("sends each photo's own bytes", async () => {
    const parcel = await handInWithPhotos("light and shade");
    let sent = "";
    serve(async ({ path, method, bytes }) => {
      if (method === "GET") return { status: 200, body: [] };
      if (path.includes("/photos/")) sent = new TextDecoder().decode(await bytes());
      return { status: 201, body: receipt };
    });
    await sendParcel(database, parcel, nothing);

    expect(sent).toBe("light and shade");
  });

  it("goes on with the photo it broke at", async () => {
    await handInWithPhotos("one", "two", "three");
    let works = 1;
    const asked = serve(({ method, path }) => {
      if (method === "GET") return { status: 200, body: [] };
      if (path.includes("/photos/")) return works-- > 0 ? { status: 201, body: {} } : "no signal";
      return { status: 201, body: receipt };
    });
    await sendParcel(database, await kept(), nothing);
    expect((await kept()).arrived).toEqual([hashes[0]]);

    works = 9;
    asked.length = 0;
    await sendParcel(database, await kept(), nothing);
    expect(asked.filter(({ path }) => path.includes("/photos/")).map(({ path }) => path.split("/").at(-1))).toEqual(
      hashes.slice(1),
    );
    expect((await kept()).state).toBe("arrived");
  });

  it("does not send a photo that the server has already", async () => {
    const parcel = await handInWithPhotos("one", "two");
    const asked = serve(({ method }) =>
      method === "GET" ? { status: 200, body: [hashes[0]] } : { status: 201, body: receipt },
    );
    await sendParcel(database, parcel, nothing);

    expect(asked.filter(({ path }) => path.endsWith(hashes[0] as string))).toEqual([]);
  });

  it("sends a photo again when the server says that it is missing", async () => {
    const parcel = await handInWithPhotos("one");
    let documents = 0;
    const asked = serve(({ method, path }) => {
      if (method === "GET") return { status: 200, body: [] };
      if (path.includes("/photos/")) return { status: 201, body: {} };
      return ++documents === 1 ? problem(409, "photo_missing", hashes) : { status: 201, body: receipt };
    });
    await sendParcel(database, parcel, nothing);

    expect(asked.filter(({ path }) => path.includes("/photos/"))).toHaveLength(2);
    expect((await kept()).state).toBe("arrived");
  });

  it.each([
    ["no signal", "no signal" as const],
    ["a server that is down", { status: 503 }],
    ["a server that is busy", problem(429, "too_many_requests")],
  ])("is tried again after a pause on %s", async (_, answer) => {
    const parcel = await handInWithPhotos();
    serve(() => answer);
    expect(await sendParcel(database, parcel, nothing)).toBe("later");

    const waiting = (await waitingParcels(database))[0] as Parcel;
    expect(waiting.tries).toBe(1);
    expect(waiting.nextTry).toBeGreaterThan(Date.now());
  });

  it("is not sent before its pause is over", async () => {
    await sendParcelWithout();
    const asked = serve(() => ({ status: 201, body: receipt }));
    await sendDue(database, Date.now(), nothing);
    expect(asked).toEqual([]);
    await sendDue(database, Date.now() + pauseAfter(0) + 1000, nothing);
    expect((await kept()).state).toBe("arrived");
  });

  async function sendParcelWithout() {
    const parcel = await handInWithPhotos();
    serve(() => "no signal");
    await sendParcel(database, parcel, nothing);
  }

  it("keeps a no with its reason and its places, and drops nothing", async () => {
    const parcel = await handInWithPhotos("one");
    serve(({ method, path }) => {
      if (method === "GET") return { status: 200, body: [] };
      return path.includes("/photos/") ? { status: 201, body: {} } : problem(422, "not_ready", ["answers.B6"]);
    });
    expect(await sendParcel(database, parcel, nothing)).toBe("refused");

    const { state, refusal, handIn } = await kept();
    expect(state).toBe("refused");
    expect(refusal).toMatchObject({
      status: 422,
      code: "not_ready",
      message: "In plain words.",
      problems: [{ path: "answers.B6" }],
    });
    expect(handIn).toEqual(parcel.handIn);
  });

  it("says which photo the server would not take", async () => {
    const parcel = await handInWithPhotos("one", "two");
    serve(({ method, path }) => {
      if (method === "GET") return { status: 200, body: [] };
      return path.endsWith(hashes[1] as string) ? problem(415, "not_a_photo") : { status: 201, body: {} };
    });
    await sendParcel(database, parcel, nothing);

    expect((await kept()).refusal).toMatchObject({ code: "not_a_photo", problems: [{ path: hashes[1] }] });
  });

  it("keeps a conflict as a no: another document came under the same number", async () => {
    const parcel = await handInWithPhotos();
    serve(() => problem(409, "other_document"));
    await sendParcel(database, parcel, nothing);

    expect((await kept()).refusal?.code).toBe("other_document");
  });

  it("waits, and loses nothing, when the person must sign in again", async () => {
    const parcel = await handInWithPhotos();
    serve(() => problem(401, "sign_in_needed"));
    expect(await sendParcel(database, parcel, nothing)).toBe("signed_out");

    expect((await kept()).state).toBe("waiting");
  });

  it("takes the place of the one that was refused, and keeps the receipts of its photos", async () => {
    const parcel = await handInWithPhotos("one");
    serve(({ method, path }) => {
      if (method === "GET") return { status: 200, body: [] };
      return path.includes("/photos/") ? { status: 201, body: {} } : problem(422, "not_ready");
    });
    await sendParcel(database, parcel, nothing);
    const mended = makeDraft({ answers: { A1: { value: "no", photos: hashes } } });
    const again = await addParcel(database, mended, makeHandIn(mended));

    expect(again).toMatchObject({ state: "waiting", refusal: null, arrived: hashes });
    expect(await parcels(database)).toHaveLength(1);
  });

  it("is left alone by a second hand-in under the same number while it waits", async () => {
    const parcel = await handInWithPhotos();
    const other = makeDraft({ answers: { A1: { value: "no" } } });

    expect(await addParcel(database, other, makeHandIn(other))).toEqual(parcel);
  });

  it("is sent once when two tabs try at the same time", async () => {
    await handInWithPhotos();
    const asked = serve(() => ({ status: 201, body: receipt }));
    await Promise.all([sendDue(database, Date.now(), nothing), sendDue(database, Date.now(), nothing)]);

    expect(asked).toHaveLength(1);
  });
});

describe("the pause between tries", () => {
  it("grows from 5 seconds to a quarter of an hour", () => {
    expect([0, 1, 2, 20].map(pauseAfter)).toEqual([5_000, 10_000, 20_000, 900_000]);
  });
});
