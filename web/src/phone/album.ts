import { photoAddress } from "../api/visits";
import type { Form } from "../form/definition";
import type { Database, Draft, PhotoNote } from "../offline/database";
import { forgetPhotos, keepPhoto, keptPhoto, openPhotos, photosOf } from "../offline/photos";
import { NotKept } from "../offline/trouble.svelte";
import type { Noted } from "../photos/noted";
import type { Place } from "../photos/place";
import { Unfit, type Unkept } from "../photos/unfit";
import type { Album, Source, Taken } from "../questions/asking";
import type { Filling } from "./filling.svelte";

const LONGEST_SIDE = 2048;

type Came = Taken | { unkept: Unkept };

/** Where to show a photo of a visit from: this device, else the server, if it was sent from another phone. */
export async function sourceOf(database: Database, visit: string, hash: string): Promise<string> {
  const kept = await keptPhoto(database, visit, hash);
  return kept ? URL.createObjectURL(new Blob([kept.bytes], { type: kept.mediaType })) : photoAddress(visit, hash);
}

/** The photos of a visit that is being filled in. To be closed by the page that opened it. */
export class VisitAlbum implements Album {
  readonly #filling: Filling;
  readonly #longestSide: number;
  readonly #open: Promise<() => void>;
  /** One photo at a time is held in memory, however many were chosen. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(filling: Filling, form: Form) {
    this.#filling = filling;
    this.#longestSide = form.photos?.longest_side ?? LONGEST_SIDE;
    // that strays could not be cleared away is no reason to take no photos
    this.#open = openPhotos(filling.database, filling.draft).catch(() => () => undefined);
  }

  add(file: File, from: Source): Promise<Came> {
    return this.#inTurn(async () => {
      await this.#open;
      const { prepare } = await import("../photos/prepare");
      const { photo, noted } = await prepare(file, this.#longestSide);
      return this.#kept(photo, noteOf(file, from, noted));
    });
  }

  hide(hash: string, places: readonly Place[]): Promise<Came> {
    return this.#inTurn(async () => {
      const found = await keptPhoto(this.#filling.database, this.#visit, hash);
      if (!found) throw new Error("not on this phone");
      const { hidden } = await import("../photos/hiding");
      const photo = await hidden(new Blob([found.bytes], { type: found.mediaType }), places);
      const before = this.note(hash);
      return this.#kept(photo, { ...before, blurred: (before?.blurred ?? 0) + places.length });
    });
  }

  source(hash: string): Promise<string> {
    return sourceOf(this.#filling.database, this.#visit, hash);
  }

  note(hash: string): PhotoNote | undefined {
    return this.#filling.draft.photoNotes[hash];
  }

  describe(hash: string, note: PhotoNote): void {
    void this.#filling.change((draft) => ({ ...draft, photoNotes: { ...draft.photoNotes, [hash]: note } }));
  }

  async forget(hash: string): Promise<void> {
    // resolves after all that was changed before; if that could not be kept, the kept draft still needs the photo
    await this.#filling.change((draft) => (photosOf(draft).includes(hash) ? draft : withoutNote(draft, hash)));
    await forgetPhotos(this.#filling.database, this.#visit, (one) => one === hash);
  }

  /** Nobody adds photos here any more; those that are on their way are still kept. */
  close(): void {
    void Promise.all([this.#open, this.#last]).then(([end]) => end());
  }

  get #visit(): string {
    return this.#filling.draft.visit;
  }

  async #kept(photo: Blob, note: PhotoNote): Promise<Taken> {
    const { sha256 } = await keepPhoto(this.#filling.database, this.#visit, photo);
    return { sha256, note };
  }

  #inTurn(work: () => Promise<Taken>): Promise<Came> {
    const mine = this.#last.then(work).catch((problem: unknown) => ({ unkept: reasonOf(problem) }));
    this.#last = mine;
    return mine;
  }
}

/** The camera's own time and place; a camera that noted no time made the file just now. */
function noteOf(file: File, source: Source, { takenAt, latitude, longitude }: Noted): PhotoNote {
  const made = source === "camera" ? new Date(file.lastModified || Date.now()).toISOString() : null;
  return { source, taken_at: takenAt ?? made, latitude, longitude, caption: "", blurred: 0 };
}

function withoutNote(draft: Draft, hash: string): Draft {
  const { [hash]: _, ...photoNotes } = draft.photoNotes;
  return { ...draft, photoNotes };
}

function reasonOf(problem: unknown): Unkept {
  if (problem instanceof Unfit) return problem.reason;
  return problem instanceof NotKept && problem.reason === "full" ? "no_room" : "not_kept";
}
