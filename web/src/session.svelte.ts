import { speakFor, whenSignedOut, Problem } from "./api/client";
import { signOut as endSession, whoAmI, type Role, type Session } from "./api/session";
import { forget, remember, remembered } from "./remembered";
import { adoptLanguage } from "./words/language.svelte";

const KEPT_AS = "session";
const PLACE_KEPT_AS = "place";
/** There while the server has not been told yet that this phone has forgotten its person. */
export const OWED = "sign-out";

/** Who holds the device. Kept on it, so that the app opens without signal. */
class Who {
  me = $state<Session | undefined>(kept());
  /** The server no longer knows us: what is kept stays, but nothing can be sent. */
  lapsed = $state(false);
  /** True once the server has been asked, or could not be. */
  asked = $state(false);

  constructor() {
    speakFor(this.me?.id);
    whenSignedOut(() => (this.lapsed = true));
    window.addEventListener("storage", ({ key }) => key === KEPT_AS && this.#signedInElsewhere());
  }

  async ask(): Promise<void> {
    try {
      if (remembered(OWED)) await this.signOut();
      else this.arrived(await whoAmI());
    } catch (problem) {
      if (problem instanceof Problem && problem.isOurs && problem.status === 401) this.lapsed = true;
    } finally {
      this.asked = true;
    }
  }

  arrived(session: Session): void {
    void adoptLanguage(session.language);
    speakFor(session.id);
    this.me = session;
    this.lapsed = false;
    this.asked = true;
    remember(KEPT_AS, JSON.stringify(session));
    forget(OWED);
  }

  async signOut(): Promise<void> {
    await endSession();
    forget(KEPT_AS);
    forget(OWED);
    speakFor(undefined);
    this.me = undefined;
  }

  /** The session is over: remember where this person was, for whichever way leads in again. */
  keepPlace(path: string): void {
    remember(PLACE_KEPT_AS, `${this.me?.id} ${path}`);
  }

  /** Where to go after signing in: back to where this same person was when the session ended, else home. */
  wayBack(): string {
    const [person, path] = (remembered(PLACE_KEPT_AS) ?? "").split(" ");
    forget(PLACE_KEPT_AS);
    return path && person === String(this.me?.id) ? path : this.home;
  }

  #signedInElsewhere(): void {
    if (kept()?.id === this.me?.id) this.lapsed = false;
  }

  is(...roles: Role[]): boolean {
    return this.me?.roles.some((grant) => roles.includes(grant.role)) ?? false;
  }

  /** Where this person's work begins. */
  get home(): string {
    return this.is("shopper") ? "/visits" : "/desk";
  }
}

export const who = new Who();

/** Nobody, where what is kept is not a session: then the server is asked. */
function kept(): Session | undefined {
  try {
    const session = JSON.parse(remembered(KEPT_AS) ?? "null") as Session | null;
    return typeof session?.id === "number" && Array.isArray(session.roles) ? session : undefined;
  } catch {
    return undefined;
  }
}
