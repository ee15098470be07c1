import { answer, http, type Schemas } from "./client";

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

/** Where an upright copy of a photo is to be had, once it has arrived. */
export const photoAddress = (visit: string, sha256: string): string =>
  `/api/visits/${visit}/photos/${sha256}?size=large`;
