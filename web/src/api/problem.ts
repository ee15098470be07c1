/** One place that needs a look: `path` leads to it, `code` says what it is, `message` says it in English, `data` has what other sentences need. */
export type ProblemAt = { path: string; code: string; message: string; data?: Readonly<Record<string, unknown>> };

/** What the code of an answer begins with that did not come from our server but from a box on the way. */
const FOREIGN = "http_";

/** The answer was no: `message` is a sentence for people, `problems` say where, `data` is what to go on with. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problems: readonly ProblemAt[] = [],
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "Problem";
  }

  /** Whether our server said it. What a proxy or a hotspot says is no word on what was asked. */
  get isOurs(): boolean {
    return !this.code.startsWith(FOREIGN);
  }
}

/** Nothing came back that our server could have said. Nothing is known about what it did. */
export class NoSignal extends Error {
  constructor(cause?: unknown) {
    super("no signal", { cause });
    this.name = "NoSignal";
  }
}

/** A Problem from whatever body an error answer had. */
export function problemFrom(status: number, body: unknown): Problem {
  if (!isProblemDocument(status, body)) return new Problem(status, FOREIGN + status, "");
  return new Problem(status, body.code, body.message, body.problems, body.data);
}

function isProblemDocument(status: number, body: unknown): body is Problem {
  if (typeof body !== "object" || body === null) return false;
  const told = body as Partial<Record<keyof Problem, unknown>>;
  return told.status === status && typeof told.code === "string" && typeof told.message === "string";
}
