import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "gone": "Lawatan ini bukan tugasan anda lagi",
  "gone.why": "Mungkin ia sudah diberikan kepada orang lain, atau dibatalkan. Apa yang anda tulis kekal dalam telefon ini.",
};
