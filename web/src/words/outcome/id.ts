import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "title": "Saya tidak bisa melakukan kunjungan ini",
  "what": "Apa yang terjadi?",
  "closed": "Cabangnya tutup",
  "closed.hint": "Tutup hari itu, sedang direnovasi, atau tutup untuk seterusnya",
  "not_found": "Tempatnya tidak ketemu",
  "not_found.hint": "Tidak ada di alamat itu, atau tidak ada jalan masuk",
  "refused": "Mereka tidak mau melayani saya",
  "refused.hint": "Saya ditolak, atau diminta dokumen yang tidak saya punya",
  "unsafe": "Saya merasa tidak aman",
  "unsafe.hint": "Apa pun alasannya",
  "recognised": "Mereka tahu tujuan saya",
  "recognised.hint": "Ada yang mengenali saya, atau mengatakannya",

  "leave": "Tinggalkan dulu tempat itu",
  "leave.why": "Keselamatan Anda lebih penting daripada kunjungan apa pun. Anda tetap dibayar, dan tidak ada yang akan meminta Anda kembali ke sana. Tulis selebihnya setelah Anda berada di tempat aman.",

  "told": "Ceritakan apa yang terjadi",
  "told.hint": "Kapan, apa yang Anda lihat atau dengar, dan apa yang sudah dicoba. Beberapa kalimat saja cukup.",
  "told.short": { other: "Tulis sedikit lagi: paling sedikit {count} huruf." },
  "proof": "Foto",
  "proof.wished": "Foto pintu atau jalan yang memperlihatkan papan nama atau nomor sangat membantu. Kalau tidak bisa memotretnya, serahkan saja tanpa foto.",
  "proof.welcome": "Hanya kalau Anda memang sudah punya fotonya. Jangan ambil risiko demi foto.",

  "kept": "Jawaban Anda sejauh ini tetap tersimpan di ponsel ini.",
  "do": "Serahkan",
  "again": "Serahkan lagi",
  "undo": "Ternyata saya bisa melakukan kunjungannya",
  "takeBack": "Batalkan",
  "undone": "Sudah dibatalkan. Kunjungan dilanjutkan dari tempat tadi.",
  "tooLate": "Sedang dikirim, jadi tidak bisa dibatalkan lagi.",
  "photos": { other: "Disertai {count} foto" },
};
