import { signOff, signOffs, takeSignOffBack, type SignOff } from "../../api/signOffs";
import type { Standard } from "../../form/definition";
import { isSame } from "../comparing";

/** Who signed the standards of one form, as far as the server knows. */
export class Signing {
  all = $state.raw<readonly SignOff[]>([]);
  readonly #form: number;
  readonly #settled: () => Promise<number>;

  /** `settled` resolves to the form's revision once the server has all that was written here: that is what is signed. */
  constructor(form: number, settled: () => Promise<number>) {
    [this.#form, this.#settled] = [form, settled];
  }

  load = async (): Promise<void> => {
    this.all = await signOffs(this.#form);
  };

  /** The newest first. */
  of(code: string): readonly SignOff[] {
    return this.all.filter(({ standard }) => standard === code);
  }

  /** Refused as `changed_meanwhile` when somebody saved another state of the form since. */
  async record(standard: string, signed_by: string, signed_on: string): Promise<void> {
    const revision = await this.#settled();
    this.all = [await signOff(this.#form, { revision, standard, signed_by, signed_on }), ...this.all];
  }

  async takeBack(id: number): Promise<void> {
    await takeSignOffBack(this.#form, id);
    this.all = this.all.filter((one) => one.id !== id);
  }
}

/** `stale`: the standard was changed after it was signed. */
export type SignedState = "none" | "signed" | "stale";

export function signedState(standard: Standard, [newest]: readonly SignOff[]): SignedState {
  if (newest === undefined) return "none";
  return isSame(newest.wording, standard) ? "signed" : "stale";
}
