import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "app.name": "Kunjungan",
  "app.desk": "Meja kerja",
  "close": "Tutup",
  "cancel": "Batal",
  "save": "Simpan",
  "back": "Kembali",
  "retry": "Coba lagi",
  "optional": "boleh dikosongkan",
  "loading": "Sebentar",
  "language": "Bahasa",
  "look": "Tampilan",
  "look.system": "Ikuti perangkat",
  "look.light": "Terang",
  "look.dark": "Gelap",
  "menu": "Pengaturan",
  "signOut": "Keluar",
  "signedInAs": "Anda masuk sebagai {name}",
  "skipToContent": "Langsung ke isi",

  "signIn.do": "Masuk",

  "invitation.opening": "Membuka undangan Anda",
  "invitation.failed": "Tautan ini tidak bisa dipakai",
  "invitation.failedWhy": "Mungkin sudah kedaluwarsa, atau sudah digantikan tautan yang lebih baru. Mintalah tautan baru kepada pengirimnya. Semua yang Anda simpan di ponsel ini masih ada.",
  "invitation.noSignal": "Tidak ada sinyal, padahal tautan ini memerlukannya. Coba lagi di tempat yang ada sinyal.",

  "problem.noSignal": "Sedang tidak ada sinyal.",
  "problem.server": "Ada gangguan di pihak kami dan sudah kami catat. Cobalah beberapa saat lagi.",
  "problem.forbidden": "Halaman ini tidak dibuka untuk Anda.",
  "problem.notFound": "Tidak ada apa-apa di alamat ini",
  "problem.notFoundWhy": "Mungkin tautannya sudah lama, atau halamannya sudah pindah.",
  "problem.home": "Ke halaman awal",
  "problem.title": "Tidak berhasil",
  "stumbled.title": "Halaman ini sedang tidak bisa ditampilkan",
  "stumbled.why": "Mungkin tidak ada sinyal, atau ada gangguan di halaman ini. Semua yang Anda tulis tersimpan di perangkat ini.",
};
