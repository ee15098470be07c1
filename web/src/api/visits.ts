import { answer, http, NoSignal, patientFor, type Schemas } from "./client";

export type MyVisit = Schemas["MyVisit"];
export type MyVisits = Schemas["MyVisits"];
export type MyOutcome = Schemas["MyOutcome"];
export type MyHistory = Schemas["MyHistory"];
export type MyHistoryRow = Schemas["MyHistoryRow"];
export type HandIn = Schemas["HandIn"];
export type Receipt = Schemas["Receipt"];
export type Photo = Schemas["Photo"];

export const myVisits = (): Promise<MyVisits> => answer(http.GET("/api/my/visits"));

/** What became of each visit that was handed in, by visit. */
export const myOutcomes = (): Promise<Record<string, MyOutcome>> => answer(http.GET("/api/my/outcomes"));

/** One's own visits that ended, newest first, a page at a time. */
export const myHistory = (page: number): Promise<MyHistory> =>
  answer(http.GET("/api/my/history", { params: { query: { page, page_size: 500 } } }));

/** Safe to repeat: the first start counts. `sentAt` is this device's clock now, so that the server can tell how far off it is. */
export const startVisit = (visit: string, startedAt: string, sentAt: string): Promise<MyVisit> =>
  answer(
    http.POST("/api/visits/{visit}/start", {
      params: { path: { visit } },
      body: { started_at: startedAt, sent_at: sentAt },
    }),
  );

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

/** Safe to repeat with the same document under the same id. */
export async function putSubmission(submission: string, handIn: HandIn): Promise<Receipt> {
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

/** Where an upright copy of a photo is to be had, once it has arrived. */
export const photoAddress = (visit: string, sha256: string): string =>
  `/api/visits/${visit}/photos/${sha256}?size=large`;
