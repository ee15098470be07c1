import { speaker } from "../dictionary";
import { en } from "./en";
import { id } from "./id";
import { ms } from "./ms";

/** Words of the reviewer's pages. */
export const say = speaker(en, ms, id);
