import { signOut } from "../api/session";
import { forgetSmallThings, forgetStorage } from "../offline/forgetting";
import { forget, remember } from "../remembered";
import { OWED } from "../session.svelte";
import type { Kit } from "./kit";

/** Leaving must not wait for a server that does not answer. */
const ANSWERS_WITHIN_MS = 5_000;

/**
 * Leave nothing of this person on the phone, and end the session; without signal the server is told by the next page that
 * has some. Throws `NotKept` while another page holds the storage. The page must be left afterwards.
 */
export async function forgetThisPhone({ database, outbox }: Kit): Promise<void> {
  outbox.stop();
  // first who is here: another page that opens meanwhile must not fill the storage again
  forgetSmallThings(database.name, OWED);
  remember(OWED, "yes");
  if (await isSignedOut()) forget(OWED);
  await forgetStorage(database);
  forgetSmallThings(database.name, OWED);
}

async function isSignedOut(): Promise<boolean> {
  const late = new Promise<boolean>((done) => setTimeout(() => done(false), ANSWERS_WITHIN_MS));
  return Promise.race([late, signOut().then(() => true, () => false)]);
}
