import { describe, expect, it } from "vitest";
import { makeDraft, makeHandIn } from "../testing/build";
import { serve } from "../testing/server";
import { putSubmission } from "./handingIn";
import type { HandIn } from "./visits";

const row = { event: "question", node: "/shop/A/A1", start: 1, end: 2, old_value: "", new_value: "很长".repeat(50) };
const handIn: HandIn = {
  ...makeHandIn(makeDraft({ answers: { A1: { value: "yes" } } })),
  capture: { taps: [], gaps: [], photos: {}, replies: { A1: "Again" }, log: [row, row] } as never,
};

/** A server, or a box before it, that takes no more than so many bytes; gives what it was sent. */
function takingUpTo(bytes: number, code?: string): HandIn[] {
  const came: HandIn[] = [];
  serve(async ({ json }) => {
    const sent = (await json()) as HandIn;
    came.push(sent);
    if (JSON.stringify(sent).length > bytes)
      return { status: 413, body: code ? { status: 413, code, message: "", problems: [] } : "<h1>Too large</h1>" };
    return { status: 201, body: { submission: "submission-1", photos_missing: [] } };
  });
  return came;
}

const sizeWith = (log: object[]): number => JSON.stringify({ ...handIn, capture: { ...handIn.capture, log } }).length;
const withoutValues = { ...row, new_value: "" };

describe("a hand-in that is too large", () => {
  it("goes as it is where it is not", async () => {
    const came = takingUpTo(1e6);
    await putSubmission("submission-1", handIn);

    expect(came).toEqual([handIn]);
  });

  it.each(["too_large", undefined])("goes without the values in its log, whoever said so (%s)", async (code) => {
    const came = takingUpTo(sizeWith([withoutValues, withoutValues]), code);
    await putSubmission("submission-1", handIn);

    expect(came.at(-1)?.capture?.log).toEqual([withoutValues, withoutValues]);
    expect(came.at(-1)?.document).toEqual(handIn.document);
  });

  it("goes without its log, and with all that was answered, where that is still too much", async () => {
    const came = takingUpTo(sizeWith([]), "too_large");
    await putSubmission("submission-1", handIn);

    expect(came).toHaveLength(3);
    expect(came.at(-1)).toEqual({ ...handIn, capture: { ...handIn.capture, log: [] } });
  });

  it("is refused when its answers alone are too large", async () => {
    takingUpTo(10, "too_large");

    await expect(putSubmission("submission-1", handIn)).rejects.toMatchObject({ code: "too_large", status: 413 });
  });
});
