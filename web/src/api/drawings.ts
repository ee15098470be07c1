import type { Schemas } from "./client";

/** A figure of a report: marks to draw it from, and a table that says the same. */
export type Drawing = Schemas["Figure"];
export type Mark = Drawing["marks"][number];
/** What a mark is made of, such as `{ visit: 3 }`. */
export type About = NonNullable<Extract<Mark, { about: unknown }>["about"]>;
