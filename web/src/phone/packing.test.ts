import { describe, expect, it } from "vitest";
import { namedPhotos } from "../form/named";
import { beginDraft } from "../offline/drafts";
import { keepPhoto } from "../offline/photos";
import { readRescueFile } from "../rescue/reading";
import { makeDraft, makeForm, newDatabase } from "../testing/build";
import { pack } from "./packing";
import { refusalText } from "./refusals";

const form = makeForm({ question: "A1", type: "yes_no", title: "Greeted?", photo: "optional" });

describe("everything of a visit as one file", () => {
  it("holds the notes and the photos that no question has yet, beside a hand-in that names neither", async () => {
    const database = await newDatabase();
    const keep = (text: string) => keepPhoto(database, "visit-1", new Blob([text], { type: "image/jpeg" }));
    const [asked, tray, proof] = [await keep("a"), await keep("b"), await keep("c")].map(({ sha256 }) => sha256);
    const answers = { A1: { value: "yes", photos: [asked as string] } };
    const drafted = makeDraft({ answers, tray: [tray as string], proof: [proof as string], jottings: "Counter three" });
    await beginDraft(database, drafted);

    const packed = await pack(database, "visit-1", form, new Date());
    const { visit, photos } = await readRescueFile(packed?.file as File);

    expect([packed?.photos, photos.map(({ sha256 }) => sha256).sort()]).toEqual([3, [asked, tray, proof].sort()]);
    expect([visit.notes, namedPhotos(visit.hand_in.document)]).toEqual(["Counter three", [asked]]);
    expect(JSON.stringify(visit.hand_in)).not.toContain("Counter three");
  });
});

describe("why a hand-in was refused", () => {
  it("blames no photo when the answers are too large", () => {
    expect(refusalText({ status: 413, code: "too_large", message: "", problems: [], at: "" })).toContain("2 MB");
  });
});
