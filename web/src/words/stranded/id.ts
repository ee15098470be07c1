import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "title": "Masih ada di ponsel ini",
  "unnamed": "Kunjungan yang tidak ada lagi di daftar Anda",
  "gone.title": "Kunjungan ini bukan tugas Anda lagi",
  "gone.why": "Kunjungan ini dibatalkan, atau diberikan kepada orang lain. Tidak ada apa pun darinya di ponsel ini.",
  "gone.kept": "Kunjungan ini dibatalkan, atau diberikan kepada orang lain, jadi tidak bisa diserahkan dari sini. Yang Anda tulis dan potret masih ada di ponsel ini.",
  "gone.short": "Dibatalkan atau dialihkan",
  "elsewhere.title": "Isi ponsel ini tidak ikut diserahkan",
  "elsewhere.kept": "Untuk kunjungan ini sudah ada penyerahan lain, mungkin dari ponsel lain. Yang Anda tulis dan potret di sini masih ada, tetapi hanya di ponsel ini.",
  "elsewhere.short": "Sudah masuk dari tempat lain",
  "cure": "Kalau ada yang seharusnya menerimanya, simpan sebagai berkas lalu teruskan. Kalau tidak, buang saja.",
  "file": "Simpan sebagai berkas",
  "throwAway": "Buang",
  "sure": "Buang semuanya?",
  "sure.why": "Semua yang Anda tulis dan potret untuk kunjungan ini dihapus dari ponsel ini. Ini tidak bisa dibatalkan.",
};
