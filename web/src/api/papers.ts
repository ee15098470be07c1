import { answer, http, type Schemas } from "./client";

/** What anybody may know of a paper; `files` are the SHA-256 of every file that it is. */
export type Paper = Schemas["Paper"];

export const paperOf = (code: string): Promise<Paper> => answer(http.GET("/api/papers/{code}", { params: { path: { code } } }));
