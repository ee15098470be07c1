import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "title": "Lawatan saya yang lepas",
  "asOf": "Tiada isyarat. Inilah keadaannya pada {when}.",
  "none": "Belum ada apa-apa",
  "none.why": "Lawatan yang sudah anda serahkan akan muncul di sini.",
  "unknown": "Lawatan anda yang lepas tidak dapat diambil",
  "unknown.why": "Kali pertama, ia memerlukan isyarat.",
  "earned": "Bayaran bagi lawatan yang diluluskan",
  "status.handed_in": "Sedang disemak",
  "status.approved": "Diluluskan",
  "status.cancelled": "Dibatalkan",
  "on": "Diserahkan {when}",
};
