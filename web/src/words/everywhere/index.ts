import { speaker } from "../dictionary";
import { en } from "./en";
import { id } from "./id";
import { ms } from "./ms";

/** Words that every place needs: signing in, settings, what goes wrong. */
export const say = speaker(en, ms, id);
