import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "gone": "Kunjungan ini bukan tugas Anda lagi",
  "gone.why": "Mungkin sudah diberikan kepada orang lain, atau dibatalkan. Yang Anda tulis tetap tersimpan di ponsel ini.",
};
