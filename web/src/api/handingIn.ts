import { answer, http, NoSignal, patientFor, Problem } from "./client";
import type { HandIn, Photo, Receipt } from "./visits";

/** The photos of a visit that have arrived already. */
export const arrivedPhotos = (visit: string): Promise<string[]> =>
  answer(http.GET("/api/visits/{visit}/photos", { params: { path: { visit } } }));

/** Safe to repeat: a photo is known by its hash. */
export async function putPhoto(
  visit: string,
  photo: { sha256: string; mediaType: string; bytes: ArrayBuffer },
): Promise<Photo> {
  const { sha256, mediaType, bytes } = photo;
  const receipt = await answer(
    http.PUT("/api/visits/{visit}/photos/{sha256}", {
      params: { path: { visit, sha256 } },
      body: bytes as never,
      bodySerializer: (body: unknown) => body as BodyInit,
      headers: { "Content-Type": mediaType },
      fetch: patientFor(bytes.byteLength),
    }),
  );
  return named(receipt, receipt?.sha256 === sha256);
}

/**
 * Safe to repeat with the same document under the same id. What is too large goes without the values in its log, and then
 * without the log: what was answered never waits for it.
 */
export async function putSubmission(submission: string, handIn: HandIn, lighter = LIGHTER): Promise<Receipt> {
  try {
    return await put(submission, handIn);
  } catch (problem) {
    const [next, ...rest] = lighter;
    const { capture } = handIn;
    const isTooLarge = problem instanceof Problem && problem.status === 413;
    if (!isTooLarge || !next || !capture?.log?.length) throw problem;
    return putSubmission(submission, { ...handIn, capture: { ...capture, log: next(capture.log) } }, rest);
  }
}

type Log = NonNullable<NonNullable<HandIn["capture"]>["log"]>;

const LIGHTER: readonly ((log: Log) => Log)[] = [
  (log) => log.map((row) => ({ ...row, old_value: "", new_value: "" })),
  () => [],
];

async function put(submission: string, handIn: HandIn): Promise<Receipt> {
  const body = JSON.stringify(handIn);
  const receipt = await answer(
    http.PUT("/api/submissions/{submission}", {
      params: { path: { submission } },
      body: handIn,
      bodySerializer: () => body,
      fetch: patientFor(body.length),
    }),
  );
  return named(receipt, receipt?.submission === submission);
}

/** A receipt names what it is for. A hotspot that answers every request with its own page gives none. */
function named<R>(receipt: R, isOurs: boolean): R {
  if (!isOurs) throw new NoSignal(receipt);
  return receipt;
}
