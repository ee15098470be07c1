/**
 * Why nothing could be kept: no room is left; a newer version of the app holds the storage; another page holds it; the browser
 * allows none; what is there can't be opened; this phone was told to forget.
 */
export type Reason = "full" | "newer" | "busy" | "refused" | "damaged" | "forgotten";

/** Something a person made could not be kept on this device, not on the second try either. */
export class NotKept extends Error {
  constructor(
    readonly reason: Reason,
    override readonly cause?: unknown,
    /** The size of what found no room, in bytes, where it is a photo. */
    readonly bytes?: number,
  ) {
    super(`not kept: ${reason}`, { cause });
    this.name = "NotKept";
  }
}

/** The last write that failed, until one of its kind succeeds; for the screen. */
export class Trouble {
  now = $state.raw<NotKept>();

  failed(problem: NotKept): void {
    this.now = problem;
  }

  /** A write succeeded. A photo without room is no less lost when a word finds some. */
  succeeded(isPhoto: boolean): void {
    if (isPhoto || this.now?.bytes === undefined) this.now = undefined;
  }

  /** The person goes on without what was not kept. */
  leave(): void {
    this.now = undefined;
  }
}

/** What a failure of the storage means for the person; a failure of another kind is returned as it is. */
export function notKept(problem: unknown, bytes?: number): unknown {
  if (!(problem instanceof DOMException)) return problem;
  return new NotKept(REASONS[problem.name] ?? "damaged", problem, bytes);
}

/** The same for storage that could not be opened at all: what has no better name is the browser's no. */
export function notOpened(problem: unknown): unknown {
  if (problem instanceof NotKept) return problem;
  const known = problem instanceof DOMException && (problem.name in REASONS || problem.name === "UnknownError");
  return known ? problem : new NotKept("refused", problem);
}

const REASONS: Record<string, Reason> = { QuotaExceededError: "full", VersionError: "newer" };
