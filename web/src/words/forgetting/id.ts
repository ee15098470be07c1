import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "title": "Lupakan ponsel ini",
  "what": "Semua isi aplikasi ini dihapus dari ponsel ini: kunjungan Anda beserta alamatnya, yang Anda tulis, foto Anda, dan pilihan bahasa Anda. Anda keluar dari akun, dan halaman lain aplikasi ini ditutup.",
  "safe": "Yang sudah sampai tetap aman di sana. Untuk kembali, Anda memerlukan tautan atau kata sandi Anda.",
  "offline": "Sedang tidak ada sinyal. Ponsel ini tetap melupakan semuanya; sesi masuk Anda berakhir begitu aplikasi dibuka saat ada sinyal.",
  "unsent": { other: "{count} kunjungan belum diserahkan" },
  "unsent.why": "Yang Anda tulis dan potret di sana hanya ada di ponsel ini, dan akan hilang selamanya. Serahkan dulu yang masih bisa, atau simpan sebagai berkas.",
  "unsent.file": "Simpan sebagai berkas",
  "unsent.unnamed": "Kunjungan yang tidak ada lagi di daftar Anda",
  "none": "Semua yang Anda buat di sini sudah sampai. Tidak ada yang akan hilang.",
  "do": "Lupakan ponsel ini",
  "sure": "Lupakan semuanya?",
  "sure.why": "Ini tidak bisa dibatalkan.",
  "sure.lost": { other: "{count} kunjungan yang belum diserahkan akan hilang selamanya. Ini tidak bisa dibatalkan." },
  "sure.do": "Lupakan semuanya",
  "busy": "Ada halaman lain yang menghalangi",
  "busy.why": "Tutup halaman lain aplikasi ini, lalu coba lagi.",
  "signOut.kept": { other: "{count} kunjungan belum diserahkan. Semuanya tetap di ponsel ini, dan baru terkirim setelah Anda masuk lagi di sini." },
  "signOut.stays": "Keluar tidak menghapus kunjungan Anda dari ponsel ini.",
};
