import type { FormVersion } from "../api/formVersions";
import { Findings, type Finding, type Owner } from "./findings";
import { isSame } from "./comparing";
import { Drawn } from "./drawn.svelte";
import type { Writing } from "./fields/writing";
import { SecondCopy } from "./keptHere";
import type { Opened } from "./opening";
import { OwnDraft } from "./ownDraft";
import { Saving } from "./saving.svelte";
import { Taxonomy } from "./taxonomy.svelte";
import { language as readersLanguage } from "../words/language.svelte";
import type { Tree } from "./tree";

/** Changes to the same thing that follow each other faster are undone in one step. */
const ONE_STEP_MS = 1200;

/** One form open in the designer: the tree as it is now, what was found in it, and every step back to how it was. */
export class Editing {
  tree = $state.raw() as Tree;
  findings = $state.raw() as Findings;
  /** What the panel shows. */
  chosen = $state.raw<Owner>({ kind: "form" });
  /** Whether changes came back that an earlier visit to the page could not send. */
  cameBack = $state(false);
  version = $state.raw() as Opened;
  readonly client: number;
  readonly saving: Saving;
  readonly taxonomy = new Taxonomy();
  readonly #own: OwnDraft;

  /** The tree as the outline and its like show it, which lags behind the typing. What is to be changed is read from `tree`. */
  readonly drawn: Drawn;
  /** The language in which texts are written at the moment, and the form's first. */
  writing = $state.raw<Writing>({ language: "", first: "" });

  #past = $state.raw<readonly Tree[]>([]);
  #future = $state.raw<readonly Tree[]>([]);
  #last = { what: "", at: 0 };

  constructor(version: Opened, client: number, person?: number) {
    [this.version, this.client] = [version, client];
    this.drawn = new Drawn(version.tree);
    this.#take(version.tree);
    this.findings = new Findings(version.tree, version);
    this.#own = new OwnDraft(client, version);
    const copy = new SecondCopy(person, version.id);
    this.saving = new Saving(version, copy, (tree, kept) => (this.findings = new Findings(tree, kept, this.findings)));
    this.#takeUp(copy);
  }

  get language(): string {
    return this.writing.language;
  }

  set language(next: string) {
    this.writing = { ...this.writing, language: next };
  }

  get readonly(): boolean {
    return this.version.status !== "draft" || this.saving.conflict?.theirs?.status === "published";
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** What the server found at a path of the tree as it is now, and beneath it. */
  problemsAt(path: string): readonly Finding[] {
    return this.findings.at(this.tree, path);
  }

  /** The form is `next` from now on. `what` names what is being typed, such as "B6.title": its changes in quick succession are one step of undo. With "" it is a step of its own. */
  change(what: string, next: Tree): void {
    if (this.readonly || next === this.tree) return;
    const now = Date.now();
    const goesOn = what !== "" && what === this.#last.what && now - this.#last.at < ONE_STEP_MS && this.canUndo;
    if (!goesOn) this.#past = [...this.#past, this.tree];
    this.#last = { what, at: now };
    this.#future = [];
    this.#show(next, what !== "");
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before || this.readonly) return;
    [this.#past, this.#future] = [this.#past.slice(0, -1), [this.tree, ...this.#future]];
    this.#last = { what: "", at: 0 };
    this.#show(before);
  }

  redo(): void {
    const [next, ...others] = this.#future;
    if (!next || this.readonly) return;
    [this.#past, this.#future] = [[...this.#past, this.tree], others];
    this.#last = { what: "", at: 0 };
    this.#show(next);
  }

  /** Their writing is the form. Ours stays one step back, unless theirs is published and no longer changed. */
  takeTheirs(): void {
    const theirs = this.saving.conflict?.theirs;
    if (!theirs) return;
    this.#past = [...this.#past, this.tree];
    this.version = theirs;
    this.#take(theirs.tree);
    this.findings = new Findings(theirs.tree, theirs);
    this.saving.goOn(theirs, undefined);
  }

  /** Ours is the draft. Theirs stays one step back. */
  putMine(): void {
    const theirs = this.saving.conflict?.theirs;
    if (!theirs) return;
    this.#past = [...this.#past, theirs.tree];
    this.saving.goOn(theirs, this.tree);
  }

  /** Ours becomes a draft of its own, under the next free code; theirs stays what it is. What is typed meanwhile goes with it. */
  async keepAsCopy(): Promise<FormVersion> {
    const copy = await this.#own.keep(() => this.tree, this.saving.conflict?.theirs);
    if (this.saving.conflict?.theirs) this.takeTheirs();
    else this.saving.giveUp();
    return copy;
  }

  #show(next: Tree, isTyped = false): void {
    this.#take(next, isTyped);
    this.saving.queue(next);
  }

  /**
   * The tree, and what every line of the outline reads of it. That is set only when it is another: as something derived of the
   * tree it would have to be looked at anew by each of the lines.
   */
  #take(next: Tree, isTyped = false): void {
    this.tree = next;
    const [first = "en", ...others] = next.languages ?? [];
    const wanted = this.language || readersLanguage();
    const language = [first, ...others].includes(wanted) ? wanted : first;
    if (first !== this.writing.first || language !== this.language) this.writing = { language, first };
    if (isTyped) this.drawn.follow(next);
    else this.drawn.show(next);
  }

  /** What an earlier visit to the page left in this browser: it goes on where it was, or meets what somebody else wrote since. */
  #takeUp(copy: SecondCopy): void {
    const { isGone, revision, changed_at: changedAt, status } = this.version;
    const found = copy.takeUp(isGone ? undefined : this.tree);
    if (!found) return;
    if (isGone) return this.saving.meetAtOnce(found, undefined);
    this.#past = [this.tree];
    this.#take(found.tree);
    this.cameBack = true;
    const goesOn = (found.revision === revision && found.changedAt === changedAt) || (found.sent !== undefined && isSame(found.sent, this.version.tree));
    if (goesOn && status === "draft") this.saving.queue(found.tree);
    else this.saving.meetAtOnce(found, this.version);
  }
}
