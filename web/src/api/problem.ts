/** One place that needs a look: `path` leads to it, `code` says what it is, `message` says it to people. */
export type ProblemAt = { path: string; code: string; message: string };

/** The server said no: `message` is a sentence for people, `problems` say where. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problems: readonly ProblemAt[] = [],
  ) {
    super(message);
    this.name = "Problem";
  }
}

/** Nothing came back: no network, or no answer in time. Nothing is known about what the server did. */
export class NoSignal extends Error {
  constructor(cause?: unknown) {
    super("no signal", { cause });
    this.name = "NoSignal";
  }
}

/** A Problem from whatever body an error answer had. */
export function problemFrom(status: number, body: unknown): Problem {
  const told = (typeof body === "object" && body !== null ? body : {}) as Partial<Problem>;
  return new Problem(status, told.code ?? `http_${status}`, told.message ?? "", told.problems ?? []);
}
