import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "app.name": "Lawatan",
  "app.desk": "Meja kerja",
  "close": "Tutup",
  "cancel": "Batal",
  "save": "Simpan",
  "back": "Kembali",
  "retry": "Cuba lagi",
  "optional": "tidak wajib",
  "loading": "Sebentar",
  "language": "Bahasa",
  "look": "Paparan",
  "look.system": "Ikut peranti",
  "look.light": "Cerah",
  "look.dark": "Gelap",
  "menu": "Tetapan",
  "signOut": "Log keluar",
  "signedInAs": "Anda log masuk sebagai {name}",
  "skipToContent": "Terus ke kandungan",

  "signIn.do": "Log masuk",

  "invitation.opening": "Membuka jemputan anda",
  "invitation.failed": "Pautan ini tidak boleh digunakan",
  "invitation.failedWhy": "Mungkin tempohnya sudah tamat, atau sudah diganti pautan baharu. Minta pautan baharu daripada orang yang menghantarnya. Semua yang anda simpan dalam telefon ini masih ada.",
  "invitation.noSignal": "Tiada isyarat, sedangkan pautan ini memerlukannya. Cuba lagi di tempat yang ada isyarat.",

  "problem.noSignal": "Tiada isyarat buat masa ini.",
  "problem.server": "Ada masalah di pihak kami dan sudah kami catat. Cuba lagi sebentar lagi.",
  "problem.forbidden": "Halaman ini bukan untuk anda.",
  "problem.notFound": "Tiada apa-apa di alamat ini",
  "problem.notFoundWhy": "Mungkin pautannya lama, atau halaman itu sudah dipindahkan.",
  "problem.home": "Ke halaman mula",
  "problem.title": "Tidak berjaya",
  "stumbled.title": "Halaman ini tidak dapat dipaparkan buat masa ini",
  "stumbled.why": "Mungkin tiada isyarat, atau ada masalah pada halaman ini. Semua yang anda tulis kekal dalam peranti ini.",
};
