import type { Place } from "../photos/place";
import type { Unkept } from "../photos/unfit";
import type { Album, Source, Taken } from "./asking";

export type Change = (change: (photos: readonly string[]) => readonly string[]) => void;

/** The photos of one question: how many there may be, where they are kept, and how to change which they are. */
export type Given = { album: Album; hashes: readonly string[]; most: number; change: Change };

/** Why something is not there: it could not be kept, it is there already, or there was no place for so many. */
export type Trouble = { unkept: Unkept; name: string } | { twice: number } | { left: number };

/** Taking photos for one question, one after the other. What was begun goes on when the question is left. */
export class Taking {
  /** How far it is with the photos that were chosen last. */
  progress = $state.raw<{ at: number; of: number }>();
  troubles = $state.raw<readonly Trouble[]>([]);
  /** What was removed last, and can come back. */
  removed = $state.raw<{ sha256: string; at: number }>();

  readonly #given: () => Given;

  constructor(given: () => Given) {
    this.#given = given;
  }

  /** Keep these files, as many as there is place for. */
  async take(files: readonly File[], from: Source): Promise<void> {
    const { album, hashes, most, change } = this.#given();
    const place = Math.max(0, most - hashes.length);
    this.troubles = files.length > place ? [{ left: files.length - place }] : [];
    for (const [index, file] of files.slice(0, place).entries()) {
      this.progress = { at: index + 1, of: Math.min(files.length, place) };
      const taken = await this.#added(album, file, from);
      if (taken) change((before) => [...before, taken.sha256]);
    }
    this.progress = undefined;
  }

  /** Put another photo in the place of one; its caption stays. */
  async retake(sha256: string, file: File): Promise<string | undefined> {
    const { album, change } = this.#given();
    this.troubles = [];
    this.progress = { at: 1, of: 1 };
    const caption = album.note(sha256)?.caption ?? "";
    const taken = await this.#added(album, file, "camera", caption);
    this.progress = undefined;
    return taken && this.#replace(sha256, taken, { album, change });
  }

  /** Put a photo in its place in which these places can't be made out. Gives its name, or why there is none. */
  async hide(sha256: string, places: readonly Place[]): Promise<string | Trouble> {
    const { album, change } = this.#given();
    const taken = await album.hide(sha256, places);
    if ("unkept" in taken) return { unkept: taken.unkept, name: "" };
    album.describe(taken.sha256, taken.note);
    return this.#replace(sha256, taken, { album, change });
  }

  remove(sha256: string): void {
    const { hashes, change } = this.#given();
    this.forgetRemoved();
    this.troubles = [];
    this.removed = { sha256, at: hashes.indexOf(sha256) };
    change((before) => before.filter((hash) => hash !== sha256));
  }

  undo(): void {
    const { removed } = this;
    this.removed = undefined;
    if (removed) this.#given().change((before) => before.toSpliced(removed.at, 0, removed.sha256));
  }

  /** What was removed is gone for good. */
  forgetRemoved(): void {
    const { removed } = this;
    this.removed = undefined;
    if (removed) void this.#given().album.forget(removed.sha256);
  }

  async #added(album: Album, file: File, from: Source, caption = ""): Promise<Taken | undefined> {
    const { hashes } = this.#given();
    const taken = await album.add(file, from);
    const twice = "sha256" in taken ? hashes.indexOf(taken.sha256) : -1;
    if ("unkept" in taken) this.#trouble({ unkept: taken.unkept, name: file.name });
    else if (twice >= 0) this.#trouble({ twice: twice + 1 });
    if ("unkept" in taken || twice >= 0) return undefined;
    album.describe(taken.sha256, { ...taken.note, caption });
    return taken;
  }

  #replace(old: string, { sha256 }: Taken, { album, change }: Pick<Given, "album" | "change">): string {
    change((before) => before.map((hash) => (hash === old ? sha256 : hash)));
    if (old !== sha256) void album.forget(old);
    return sha256;
  }

  #trouble(trouble: Trouble): void {
    this.troubles = [...this.troubles, trouble];
  }
}
