import { Problem } from "../../api/client";
import { addForm } from "../../api/formVersions";
import { go } from "../../router.svelte";

/** Making a draft, from whatever it begins with, and going on in the designer. */
export class Beginning {
  busy = $state(false);
  failure = $state.raw<unknown>();
  readonly client: string;

  constructor(client: string) {
    this.client = client;
  }

  /** The draft of the same code that is in the way. */
  get inTheWay(): number | undefined {
    const { failure } = this;
    return failure instanceof Problem && failure.code === "draft_exists" ? Number(failure.data["draft"]) : undefined;
  }

  /** Make the draft, and open it. */
  async begin(from: Parameters<typeof addForm>[1]): Promise<void> {
    const made = await this.make(() => addForm(Number(this.client), from));
    if (made) go(this.addressOf(made.id));
  }

  /** What `work` makes; nothing when the server says no, which is then shown. */
  async make<T>(work: () => Promise<T>): Promise<T | undefined> {
    [this.busy, this.failure] = [true, undefined];
    try {
      return await work();
    } catch (failure) {
      this.failure = failure;
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** What went wrong one way says nothing about another. */
  forget(): void {
    this.failure = undefined;
  }

  addressOf(form: number): string {
    return `/desk/clients/${this.client}/forms/${form}/design`;
  }
}
