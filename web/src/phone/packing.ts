import type { Form } from "../form/definition";
import type { Database, Draft } from "../offline/database";
import { keptDraft } from "../offline/drafts";
import { logOf } from "../offline/log";
import { namedPhotos } from "../form/named";
import { parcels } from "../offline/parcels";
import { keptPhoto, photosOf } from "../offline/photos";
import { leftNotes } from "../offline/writer";
import { FORMAT, type RescuedPhoto } from "../rescue/format";
import { rescueFileName, writeRescueFile } from "../rescue/writing";
import { dayAt } from "./due";
import { handInOf } from "./handing";

export type Packed = { file: File; photos: number };

/** Everything of a visit as one file, finished or not; nothing when nothing of it is on this phone. */
export async function pack(
  database: Database,
  visit: string,
  form: Form | undefined,
  now: Date,
): Promise<Packed | undefined> {
  const draft = await wholeDraft(database, visit);
  if (!draft) return undefined;
  const hand_in = await handInFor(database, draft, form, now);
  let photos = 0;
  const all = new Set([...namedPhotos(hand_in.document), ...photosOf(draft)]);
  const kept = keptPhotos(database, visit, [...all], () => photos++);
  const made_at = now.toISOString();
  const head = { format: FORMAT, submission: draft.submission, hand_in, made_at, notes: draft.jottings } as const;
  const file = await writeRescueFile(head, kept);
  const day = dayAt(now, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return { file: new File([file], rescueFileName(day), { type: file.type }), photos };
}

/** With what pages that ended too early have left of it. */
async function wholeDraft(database: Database, visit: string): Promise<Draft | undefined> {
  const [draft, left] = await Promise.all([keptDraft(database, visit), leftNotes(database, visit)]);
  return draft && left.reduce((one, { change }) => change(one), draft);
}

/** What is on its way already must arrive as the same document; else what would be handed in now. */
async function handInFor(database: Database, draft: Draft, form: Form | undefined, now: Date) {
  const sent = (await parcels(database)).find(({ submission }) => submission === draft.submission);
  if (sent && sent.state !== "refused") return sent.handIn;
  return handInOf(draft, form, now, await logOf(database, draft.visit));
}

/** One after the other, so that a phone never holds them all; those that only the server has are left out. */
async function* keptPhotos(
  database: Database,
  visit: string,
  named: readonly string[],
  found: () => void,
): AsyncGenerator<RescuedPhoto> {
  for (const hash of named) {
    const photo = await keptPhoto(database, visit, hash);
    if (!photo) continue;
    found();
    yield photo;
  }
}
