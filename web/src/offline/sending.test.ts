import { beforeEach, describe, expect, it } from "vitest";
import { makeDraft, makeHandIn, newDatabase } from "../testing/build";
import { serve, type Answered, type Asked } from "../testing/server";
import type { Database, Parcel } from "./database";
import { safeOf } from "./arriving";
import { addParcel, parcels, waitingParcels } from "./parcels";
import { keepPhoto } from "./photos";
import { pauseAfter, sendDue, sendParcel } from "./sending";

const receivedAt = "2026-11-21T07:00:05Z";
const receipt = (missing: string[] = []): Answered => ({
  status: missing.length ? 202 : 201,
  body: {
    submission: "submission-1",
    visit: "visit-1",
    received_at: receivedAt,
    status: missing.length ? "waiting" : "handed_in",
    photos_missing: missing,
  },
});
const problem = (status: number, code: string, places: string[] = []): Answered => ({
  status,
  body: { status, code, message: "In plain words.", problems: places.map((path) => ({ path, code, message: "" })) },
});
const page = (status: number): Answered => ({ status, body: "<h1>From a box on the way</h1>" });

let database: Database;
let hashes: string[];
const following = { tell: () => undefined, isOver: () => false };
const send = async (parcel?: Parcel) => sendParcel(database, parcel ?? (await kept()), following);
const kept = async (): Promise<Parcel> => (await parcels(database))[0] as Parcel;

async function handInWithPhotos(...pictures: string[]): Promise<Parcel> {
  const files = pictures.map((bytes) => new File([bytes], "a.jpg", { type: "image/jpeg" }));
  hashes = [];
  for (const file of files) hashes.push((await keepPhoto(database, "visit-1", file)).sha256);
  const draft = makeDraft({ answers: { A1: { value: "yes", photos: hashes } } });
  return addParcel(database, draft, makeHandIn(draft));
}

/** A server that keeps photos and hand-ins as the real one does, but for what `wrong` says first. */
function server(wrong: (asked: Asked) => Answered | undefined = () => undefined, there: string[] = []): Asked[] {
  const photos = new Set(there);
  return serve(({ path, method }) => {
    const refusal = wrong({ path, method });
    if (refusal) return refusal;
    if (method === "GET") return { status: 200, body: [...photos] };
    const sha256 = path.split("/").at(-1) as string;
    if (!path.includes("/photos/")) return receipt(hashes.filter((hash) => !photos.has(hash)));
    photos.add(sha256);
    return { status: 201, body: { sha256 } };
  });
}

const photosAsked = (asked: Asked[]) =>
  asked.filter(({ method, path }) => method === "PUT" && path.includes("/photos/")).map(({ path }) => path.slice(-64));
const documentsAsked = (asked: Asked[]) => asked.filter(({ path }) => path.includes("/submissions/")).length;

beforeEach(async () => {
  database = await newDatabase();
  hashes = [];
});

describe("a hand-in on its way", () => {
  it("sends the photos one by one, then the document, and keeps the time it arrived", async () => {
    const parcel = await handInWithPhotos("one", "two");
    const asked = server();
    expect(await send(parcel)).toBe("sent");

    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /api/visits/visit-1/photos",
      `PUT /api/visits/visit-1/photos/${hashes[0]}`,
      `PUT /api/visits/visit-1/photos/${hashes[1]}`,
      "PUT /api/submissions/submission-1",
    ]);
    expect(await kept()).toMatchObject({ state: "arrived", receivedAt, arrived: hashes });
  });

  it("sends each photo's own bytes, and the hour of sending with the answers, which stay as they were", async () => {
    const parcel = await handInWithPhotos("light and shade");
    let sent = "";
    let document: unknown;
    serve(async ({ path, method, bytes, json }) => {
      if (method === "GET") return { status: 200, body: [] };
      if (!path.includes("/photos/")) {
        document = await json();
        return receipt();
      }
      sent = new TextDecoder().decode(await bytes());
      return { status: 201, body: { sha256: hashes[0] } };
    });
    const before = new Date().toISOString();
    await send(parcel);

    expect(sent).toBe("light and shade");
    expect(document).toEqual({ ...parcel.handIn, sent_at: expect.any(String) });
    expect((document as { sent_at: string }).sent_at >= before).toBe(true);
  });

  it("does not send a photo that the server has already", async () => {
    await handInWithPhotos("one", "two");
    const asked = server(() => undefined, [hashes[0] as string]);
    await send();

    expect(photosAsked(asked)).toEqual([hashes[1]]);
  });

  it("is sent once when two tabs try at the same time", async () => {
    await handInWithPhotos();
    const asked = server();
    await Promise.all([sendDue(database, Date.now(), following), sendDue(database, Date.now(), following)]);

    expect(asked).toHaveLength(1);
  });

  it("stops before the next request when another person has signed in", async () => {
    await handInWithPhotos("one", "two", "three");
    const asked = server();
    await sendParcel(database, await kept(), { tell: () => undefined, isOver: () => photosAsked(asked).length === 1 });

    expect(asked.map(({ method }) => method)).toEqual(["GET", "PUT"]);
    expect((await kept()).state).toBe("waiting");
  });
});

describe("a photo that fails", () => {
  const passing: [string, Answered][] = [
    ["no signal", "no signal"],
    ["a server that is down", { status: 503 }],
    ["a server that is busy", problem(429, "too_many_requests")],
    ["a gateway that lost the server", page(502)],
    ["a box that finds it too large", page(413)],
    ["a hotspot that wants a sign-in", page(401)],
    ["a hotspot that answers everything with its page", page(200)],
    ["a receipt for another photo", { status: 201, body: { sha256: "another" } }],
  ];

  it.each(passing)("holds nothing else up on %s, and is sent later, alone", async (_, answer) => {
    await handInWithPhotos("one", "two", "three");
    const wrong = ({ method, path }: Asked) => (method === "PUT" && path.endsWith(hashes[0] as string) ? answer : undefined);
    expect(await (server(wrong), send())).toBe("later");
    expect(await kept()).toMatchObject({ arrived: hashes.slice(1), heldAt: receivedAt, state: "waiting", refusal: null });
    expect(safeOf(await kept())).toEqual({ safe: 3, all: 4 });

    const asked = server(() => undefined, hashes.slice(1));
    await send();
    expect([photosAsked(asked), documentsAsked(asked)]).toEqual([[hashes[0]], 1]);
    expect((await kept()).state).toBe("arrived");
  });

  it.each(["not_a_photo", "too_large", "hash_differs"])("for good (%s) is marked, and everything else goes", async (code) => {
    await handInWithPhotos("one", "two", "three");
    const asked = server(({ path }) => (path.endsWith(hashes[0] as string) ? problem(415, code) : undefined));
    expect(await send()).toBe("refused");

    const { state, arrived, heldAt, refusal } = await kept();
    expect({ state, arrived, heldAt }).toEqual({ state: "refused", arrived: hashes.slice(1), heldAt: receivedAt });
    expect(refusal).toMatchObject({ code: "photos_unfit", problems: [{ path: hashes[0], code }] });
    expect([photosAsked(asked).length, documentsAsked(asked)]).toEqual([3, 1]);
  });

  it("because it is gone from the phone is marked, and everything else goes", async () => {
    await handInWithPhotos("one", "two");
    await database.delete("photos", ["visit-1", hashes[0] as string]);
    server();
    expect(await send()).toBe("refused");

    expect(await kept()).toMatchObject({ unfit: [{ path: hashes[0], code: "gone" }], arrived: [hashes[1]] });
  });

  it("can be seen to at once, while another waits for signal", async () => {
    await handInWithPhotos("one", "two");
    const answers = new Map<string, Answered>([
      [hashes[0] as string, problem(415, "not_a_photo")],
      [hashes[1] as string, "no signal"],
    ]);
    server(({ path }) => answers.get(path.slice(-64)));
    expect(await send()).toBe("later");
    expect(await kept()).toMatchObject({ state: "waiting", refusal: { code: "photos_unfit" } });

    const mended = makeDraft({ answers: { A1: { value: "yes", photos: hashes.slice(1) } } });
    await addParcel(database, mended, { ...makeHandIn(mended), handed_in_at: "2026-11-21T08:00:00.000Z" });
    hashes = hashes.slice(1);
    server();
    expect(await send()).toBe("sent");
  });

  it("can be seen to while the answers are going up: what was said of the old ones is not said of the new", async () => {
    await handInWithPhotos("one");
    const mended = makeDraft({ answers: { A1: { value: "yes" } } });
    const again = { ...makeHandIn(mended), handed_in_at: "2026-11-21T08:00:00.000Z" };
    serve(async ({ method, path }) => {
      if (method === "GET") return { status: 200, body: [] };
      if (path.includes("/photos/")) return problem(415, "not_a_photo");
      await addParcel(database, mended, again);
      return receipt(hashes);
    });
    await send();

    expect(await kept()).toMatchObject({ handIn: again, photos: [], state: "waiting", heldAt: null, refusal: null });
  });

  it("after it had a receipt, because the server lost it, is sent again", async () => {
    await handInWithPhotos("one");
    let documents = 0;
    const asked = server(({ path }) => (path.includes("/submissions/") && ++documents === 1 ? receipt(hashes) : undefined));
    expect(await send()).toBe("sent");
    expect(photosAsked(asked)).toHaveLength(1);
    expect(documents).toBe(2);
  });
});

describe("the answers", () => {
  it("are held once, and not sent again before the last photo is there", async () => {
    await handInWithPhotos("one");
    const wrong = ({ path }: Asked) => (path.includes("/photos/") ? page(500) : undefined);
    const first = server(wrong);
    await send();
    const second = server(wrong);
    await send();

    expect([documentsAsked(first), documentsAsked(second)]).toEqual([1, 0]);
  });

  it("are tried again after a pause, which says what the trouble was", async () => {
    await handInWithPhotos();
    server(() => page(502));
    expect(await send()).toBe("later");

    const waiting = (await waitingParcels(database))[0] as Parcel;
    expect(waiting).toMatchObject({ tries: 1, trouble: "no_answer" });
    expect(waiting.nextTry).toBeGreaterThan(Date.now());
  });

  it("are not sent before the pause is over", async () => {
    await handInWithPhotos();
    server(() => "no signal");
    await send();
    const asked = server();
    await sendDue(database, Date.now(), following);
    expect(asked).toEqual([]);
    await sendDue(database, Date.now() + pauseAfter(0, 1) + 1000, following);
    expect((await kept()).state).toBe("arrived");
  });

  it("keep a no with its reason and its places, and drop nothing", async () => {
    const parcel = await handInWithPhotos("one");
    server(({ path }) => (path.includes("/submissions/") ? problem(422, "not_ready", ["answers.B6"]) : undefined));
    expect(await send()).toBe("refused");

    const { state, refusal, handIn } = await kept();
    expect(state).toBe("refused");
    expect(refusal).toMatchObject({ status: 422, code: "not_ready", message: "In plain words.", problems: [{ path: "answers.B6" }] });
    expect(handIn).toEqual(parcel.handIn);
  });

  it("keep a conflict as a no: another document came under the same number", async () => {
    await handInWithPhotos();
    server(() => problem(409, "other_document"));
    await send();

    expect((await kept()).refusal?.code).toBe("other_document");
  });

  it("wait, and lose nothing, when the person must sign in again; nothing more is asked then", async () => {
    await handInWithPhotos("one", "two");
    const asked = server(({ method }) => (method === "PUT" ? problem(401, "sign_in_needed") : undefined));
    expect(await send()).toBe("signed_out");

    expect(asked).toHaveLength(2);
    expect((await kept()).state).toBe("waiting");
  });

  it("take the place of those that were refused, and keep the receipts of the photos", async () => {
    await handInWithPhotos("one");
    server(({ path }) => (path.includes("/submissions/") ? problem(422, "not_ready") : undefined));
    await send();
    const mended = makeDraft({ answers: { A1: { value: "no", photos: hashes } } });
    const again = await addParcel(database, mended, makeHandIn(mended));

    expect(again).toMatchObject({ state: "waiting", refusal: null, arrived: hashes });
    expect(await parcels(database)).toHaveLength(1);
  });

  it("are left alone by a second hand-in under the same number while they wait", async () => {
    const parcel = await handInWithPhotos();
    const other = makeDraft({ answers: { A1: { value: "no" } } });

    expect(await addParcel(database, other, makeHandIn(other))).toEqual(parcel);
  });
});

describe("the pause between tries", () => {
  it("grows from 5 seconds to a quarter of an hour", () => {
    expect([0, 1, 2, 20].map((tries) => pauseAfter(tries, 0.5))).toEqual([5_000, 10_000, 20_000, 900_000]);
  });

  it("is up to a quarter shorter or longer by chance", () => {
    expect([pauseAfter(0, 0), pauseAfter(0, 1)]).toEqual([3_750, 6_250]);
    expect(new Set(Array.from({ length: 20 }, () => pauseAfter(3))).size).toBeGreaterThan(1);
  });
});
