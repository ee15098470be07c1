import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "title": "Lupakan telefon ini",
  "what": "Semua daripada aplikasi ini dibuang dari telefon ini: lawatan anda dengan alamatnya, apa yang anda tulis, gambar anda, dan pilihan bahasa anda. Anda dilog keluar, dan halaman lain aplikasi ini ditutup.",
  "safe": "Apa yang sudah sampai selamat dan kekal di sana. Untuk kembali, anda memerlukan pautan atau kata laluan anda.",
  "offline": "Tiada isyarat buat masa ini. Telefon ini tetap melupakan semuanya; log masuk anda tamat sebaik sahaja aplikasi dibuka dengan isyarat.",
  "unsent": { other: "{count} lawatan belum diserahkan" },
  "unsent.why": "Apa yang anda tulis dan gambar yang anda ambil di situ hanya ada dalam telefon ini, dan akan hilang buat selama-lamanya. Serahkan dahulu apa yang boleh, atau simpan sebagai fail.",
  "unsent.file": "Simpan sebagai fail",
  "unsent.unnamed": "Lawatan yang tiada lagi dalam senarai anda",
  "none": "Semua yang anda buat di sini sudah sampai. Tiada apa-apa yang akan hilang.",
  "do": "Lupakan telefon ini",
  "sure": "Lupakan semuanya?",
  "sure.why": "Ini tidak boleh dibatalkan.",
  "sure.lost": { other: "{count} lawatan yang belum diserahkan akan hilang buat selama-lamanya. Ini tidak boleh dibatalkan." },
  "sure.do": "Lupakan semuanya",
  "busy": "Halaman lain menghalang",
  "busy.why": "Tutup halaman lain aplikasi ini, kemudian cuba lagi.",
  "signOut.kept": { other: "{count} lawatan belum diserahkan. Ia kekal dalam telefon ini, dan hanya dihantar selepas anda log masuk semula di sini." },
  "signOut.stays": "Log keluar tidak membuang lawatan anda dari telefon ini.",
};
