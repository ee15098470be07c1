import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "title": "Masih ada dalam telefon ini",
  "unnamed": "Lawatan yang tiada lagi dalam senarai anda",
  "gone.title": "Lawatan ini bukan tugasan anda lagi",
  "gone.why": "Ia sudah dibatalkan, atau diberikan kepada orang lain. Tiada apa-apa tentangnya dalam telefon ini.",
  "gone.kept": "Ia sudah dibatalkan, atau diberikan kepada orang lain, jadi ia tidak boleh diserahkan dari sini. Apa yang anda tulis dan gambar yang anda ambil masih ada dalam telefon ini.",
  "gone.short": "Dibatalkan atau dialihkan",
  "elsewhere.title": "Apa yang ada dalam telefon ini tidak diserahkan",
  "elsewhere.kept": "Serahan lain sudah sampai bagi lawatan ini, mungkin dari telefon lain. Apa yang anda tulis dan gambar yang anda ambil di sini masih ada, tetapi hanya dalam telefon ini.",
  "elsewhere.short": "Sudah sampai dari tempat lain",
  "cure": "Jika ada orang yang patut menerimanya, simpan sebagai fail dan sampaikan. Jika tidak, buang sahaja.",
  "file": "Simpan sebagai fail",
  "throwAway": "Buang",
  "sure": "Buang semuanya?",
  "sure.why": "Semua yang anda tulis dan gambar yang anda ambil bagi lawatan ini dibuang dari telefon ini. Ini tidak boleh dibatalkan.",
};
