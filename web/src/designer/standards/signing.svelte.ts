import { signOff, signOffs, takeSignOffBack, type SignOff } from "../../api/signOffs";
import type { Standard } from "../../form/definition";
import { isSame } from "../comparing";

/** Who signed the standards of one form, as far as the server knows. */
export class Signing {
  all = $state.raw<readonly SignOff[]>([]);
  readonly #form: number;
  readonly #settled: () => Promise<unknown>;

  /** `settled` resolves when the server has all that was written here: what is signed is what it has. */
  constructor(form: number, settled: () => Promise<unknown>) {
    [this.#form, this.#settled] = [form, settled];
  }

  load = async (): Promise<void> => {
    this.all = await signOffs(this.#form);
  };

  /** The newest first. */
  of(code: string): readonly SignOff[] {
    return this.all.filter(({ standard }) => standard === code);
  }

  async record(standard: string, signed_by: string, signed_on: string): Promise<void> {
    await this.#settled();
    this.all = [await signOff(this.#form, { standard, signed_by, signed_on }), ...this.all];
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
