import { Problem } from "../api/client";
import { addForm, formVersion, formVersions, saveDraft, type FormVersion, type FormWithTree } from "../api/formVersions";
import { isSame } from "./comparing";
import { goneOrThrow, type Conflict } from "./saving.svelte";
import { wordsIn } from "./texts";
import { nextFree, type Tree } from "./tree";

/** One's own writing on its way to a draft of its own. When it fails on the way, the next attempt goes on with the draft that was made. */
export class OwnDraft {
  #made: FormWithTree | undefined;
  #sent: Tree | undefined;
  readonly #client: number;
  readonly #version: FormWithTree;

  constructor(client: number, version: FormWithTree) {
    [this.#client, this.#version] = [client, version];
  }

  /** Resolves once the server has the newest, with what is typed while it is sent. */
  async keep(newest: () => Tree, theirs: Conflict["theirs"]): Promise<FormVersion> {
    let made = (await this.#madeBefore()) ?? (await this.#make(newest(), theirs));
    for (let tree: Tree | undefined; tree !== newest(); ) {
      tree = newest();
      [this.#made, this.#sent] = [made, { ...tree, form: made.code }];
      made = { ...made, ...(await saveDraft(made.id, this.#sent, made.revision)) };
    }
    this.#made = undefined;
    return made;
  }

  /** What an earlier attempt made, unless it is gone or somebody has written in it since. */
  async #madeBefore(): Promise<FormWithTree | undefined> {
    if (!this.#made) return undefined;
    const now = await formVersion(this.#made.id).catch(goneOrThrow);
    const isOurs = now?.revision === this.#made.revision || isSame(now?.tree, this.#sent);
    return now?.status === "draft" && isOurs ? now : undefined;
  }

  /** What was published under its feet goes on as the next version; else, or when somebody has begun that, it is a form of its own. */
  async #make(tree: Tree, theirs: Conflict["theirs"]): Promise<FormWithTree> {
    const next = theirs?.status === "published" ? await this.#add(this.#version.code, tree, theirs) : undefined;
    if (next) return next;
    const taken = new Set((await formVersions(this.#client)).map((one) => one.code));
    for (;;) {
      const code = nextFree(taken, `${this.#version.code.slice(0, 56)}-1`);
      const made = await this.#add(code, tree, theirs);
      if (made) return made;
      taken.add(code);
    }
  }

  /** Undefined when there is a draft of that code already. */
  async #add(code: string, tree: Tree, theirs: Conflict["theirs"]): Promise<FormWithTree | undefined> {
    try {
      return await addForm(this.#client, theirs ? { copy: this.#version.id, code } : { empty: bare(code, tree) });
    } catch (failure) {
      if (failure instanceof Problem && failure.code === "draft_exists") return undefined;
      throw failure;
    }
  }
}

/** As much of the form as a new draft must begin with. */
function bare(code: string, tree: Tree): { form: string; title: Record<string, string>; languages: string[] } {
  const first = tree.languages?.[0] ?? "en";
  return { form: code, title: { [first]: wordsIn(tree.title, first, first) || code }, languages: [first] };
}
