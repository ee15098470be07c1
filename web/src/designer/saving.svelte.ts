import { Problem } from "../api/client";
import { formVersion, saveDraft, type FormWithTree, type KeptDraft } from "../api/formVersions";
import { isSame } from "./comparing";
import type { KeptHere, SecondCopy } from "./keptHere";
import type { Tree } from "./tree";

/** What stands between what is on the screen and the server. */
type SaveState = "saved" | "waiting" | "saving" | "unreached" | "refused" | "conflict";

/** Somebody else's draft where ours was to go. `theirs` is undefined when it was thrown away. */
export type Conflict = { readonly mine: Tree; readonly theirs: FormWithTree | undefined };

const STILL_MS = 700;
const COPY_MS = 250;
const AGAIN_MS = [2_000, 5_000, 15_000, 30_000];
const CONFLICTS = new Set(["changed_meanwhile", "wrong_state", "not_found"]);

/** Brings a draft to the server, change by change, and keeps a copy here until it is there. */
export class Saving {
  state = $state<SaveState>("saved");
  /** When the server last took a change, and of what it said no. */
  changedAt = $state<string>("");
  failure = $state.raw<unknown>();
  conflict = $state.raw<Conflict>();
  revision: number;

  readonly #form: number;
  readonly #copy: SecondCopy;
  readonly #told: (tree: Tree, kept: KeptDraft) => void;
  #wanted: Tree | undefined;
  #sending: Promise<void> | undefined;
  /** What went out and was not answered: the server may have any of it. */
  readonly #unanswered = new Set<Tree>();
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #copyTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: FormWithTree, copy: SecondCopy, told: (tree: Tree, kept: KeptDraft) => void) {
    [this.#form, this.revision, this.changedAt] = [form.id, form.revision, form.changed_at];
    [this.#copy, this.#told] = [copy, told];
  }

  /** Whether something is not on the server yet. */
  get isUnsent(): boolean {
    return this.#wanted !== undefined;
  }

  /** Take note of a change: it is kept here soon, and sent when the typing pauses. */
  queue(tree: Tree): void {
    this.#wanted = tree;
    if (this.conflict) this.conflict = { ...this.conflict, mine: tree };
    else if (this.state !== "unreached") this.state = "waiting";
    this.#copyTimer ??= setTimeout(this.keepHere, COPY_MS);
    if (this.#tries === 0) this.#sendIn(STILL_MS);
  }

  /** Write the copy at once: the page may be about to go. False when something is unsent and would go with the page. */
  keepHere = (): boolean => {
    clearTimeout(this.#copyTimer);
    this.#copyTimer = undefined;
    const sent = [...this.#unanswered].at(-1);
    const { revision, changedAt } = this;
    return !this.#wanted || this.#copy.keep({ tree: this.#wanted, revision, changedAt, sent: sent === this.#wanted ? undefined : sent });
  };

  /** Resolves when the server has everything, with the revision; rejects with what stands in the way. */
  async settled(): Promise<number> {
    while (this.isUnsent) {
      if (this.conflict) throw new Problem(409, "changed_meanwhile", "");
      await this.send();
      if (this.failure) throw this.failure;
    }
    return this.revision;
  }

  /** Send what there is now, or wait for what is on its way. */
  send = (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
    return this.#sending;
  };

  /** A conflict is settled: go on from this revision, with what is still to be sent. */
  goOn(from: Pick<FormWithTree, "revision" | "changed_at">, wanted: Tree | undefined): void {
    [this.revision, this.changedAt] = [from.revision, from.changed_at];
    [this.conflict, this.failure, this.#tries] = [undefined, undefined, 0];
    this.#unanswered.clear();
    this.#wanted = wanted;
    if (wanted) this.queue(wanted);
    else this.#clean();
  }

  /** Meet what somebody else has written, unless it is what we sent before the answer was lost. */
  async meet(mine: Tree): Promise<void> {
    const theirs = await formVersion(this.#form).catch(goneOrThrow);
    const arrived = theirs && [mine, ...this.#unanswered].find((one) => isSame(theirs.tree, one));
    if (arrived) return this.#arrived(arrived, theirs);
    [this.conflict, this.state] = [{ mine, theirs }, "conflict"];
  }

  /** What an earlier visit to the page left here meets what somebody else has written since. */
  meetAtOnce(mine: KeptHere, theirs: FormWithTree | undefined): void {
    [this.#wanted, this.revision, this.changedAt] = [mine.tree, mine.revision, mine.changedAt];
    [this.conflict, this.state] = [{ mine: mine.tree, theirs }, "conflict"];
  }

  /** There is nothing left to send it to. */
  giveUp(): void {
    this.conflict = undefined;
    this.#clean();
  }

  /** The page is going, or is out of sight: what there is goes out now, and stays here until it has arrived. */
  leave(): void {
    this.keepHere();
    void this.send();
  }

  async #send(): Promise<void> {
    const tree = this.#wanted;
    if (!tree || this.conflict) return;
    this.state = "saving";
    this.#unanswered.add(tree);
    try {
      this.#arrived(tree, await saveDraft(this.#form, tree, this.revision));
    } catch (failure) {
      await this.#failed(failure, tree);
    }
  }

  #arrived(tree: Tree, kept: KeptDraft): void {
    [this.revision, this.changedAt] = [kept.revision, kept.changed_at];
    [this.failure, this.#tries] = [undefined, 0];
    this.#unanswered.clear();
    this.#told(tree, kept);
    if (this.#wanted === tree) return this.#clean();
    this.state = "waiting";
    // the copy speaks of the revision before: met on the next visit, it would be at odds with what we saved ourselves
    this.keepHere();
    this.#sendIn(STILL_MS);
  }

  #clean(): void {
    this.#wanted = undefined;
    clearTimeout(this.#copyTimer);
    this.#copyTimer = undefined;
    this.#copy.drop();
    this.state = "saved";
  }

  async #failed(failure: unknown, tree: Tree): Promise<void> {
    this.failure = failure;
    if (failure instanceof Problem && CONFLICTS.has(failure.code)) return this.meet(tree).catch((cause) => this.#later(cause));
    if (!isRefusal(failure)) return this.#later(failure);
    this.#unanswered.delete(tree);
    this.state = "refused";
    if (this.#wanted !== tree) this.#sendIn(STILL_MS);
  }

  #later(failure: unknown): void {
    [this.failure, this.state] = [failure, "unreached"];
    this.#sendIn(AGAIN_MS[Math.min(this.#tries++, AGAIN_MS.length - 1)] as number);
  }

  #sendIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.send, milliseconds);
  }
}

/** Whether trying again with the same draft would be told the same. */
function isRefusal(failure: unknown): boolean {
  return failure instanceof Problem && failure.isOurs && failure.status < 500 && ![401, 408, 429].includes(failure.status);
}

/** Of something that is asked for: undefined when the server no longer has it. */
export function goneOrThrow(failure: unknown): undefined {
  if (failure instanceof Problem && failure.isOurs && failure.status === 404) return undefined;
  throw failure;
}
