import { sha256 } from "../offline/photos";
import type { Place } from "../photos/place";
import { Unfit, type Unkept } from "../photos/unfit";
import type { Album, PhotoNote, Source, Taken } from "../questions/asking";

const LONGEST_SIDE = 2048;

/** Photos as long as the page is open. Taken, made smaller and hidden in as on a visit, but never kept. */
export class MemoryAlbum implements Album {
  readonly #photos = new Map<string, Blob>();
  #notes = $state.raw<Readonly<Record<string, PhotoNote>>>({});

  async add(file: File, from: Source): Promise<Taken | { unkept: Unkept }> {
    try {
      const { prepare } = await import("../photos/prepare");
      const { photo } = await prepare(file, LONGEST_SIDE);
      return await this.#held(photo, { source: from, caption: "", blurred: 0 });
    } catch (problem) {
      return { unkept: problem instanceof Unfit ? problem.reason : "not_kept" };
    }
  }

  async hide(hash: string, places: readonly Place[]): Promise<Taken | { unkept: Unkept }> {
    try {
      const { hidden } = await import("../photos/hiding");
      const before = this.note(hash);
      const photo = await hidden(this.#photos.get(hash) ?? new Blob(), places);
      return await this.#held(photo, { ...before, blurred: (before?.blurred ?? 0) + places.length });
    } catch (problem) {
      return { unkept: problem instanceof Unfit ? problem.reason : "not_kept" };
    }
  }

  async source(hash: string): Promise<string | undefined> {
    const photo = this.#photos.get(hash);
    return photo && URL.createObjectURL(photo);
  }

  note(hash: string): PhotoNote | undefined {
    return this.#notes[hash];
  }

  describe(hash: string, note: PhotoNote): void {
    this.#notes = { ...this.#notes, [hash]: note };
  }

  async forget(hash: string): Promise<void> {
    this.#photos.delete(hash);
  }

  async #held(photo: Blob, note: PhotoNote): Promise<Taken> {
    const hash = await sha256(await photo.arrayBuffer());
    this.#photos.set(hash, photo);
    return { sha256: hash, note };
  }
}
