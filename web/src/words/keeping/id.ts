import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "full.title": "Ruang penyimpanan habis",
  "full.photo": "Foto ini butuh {needed}, sedangkan sisa ruang tidak cukup. Fotonya tidak tersimpan; tulisan Anda tersimpan.",
  "full.cure": "Foto yang sudah sampai telah dihapus. Hapus sesuatu di ponsel ini, misalnya video lama. Atau simpan kunjungan ini sebagai berkas lalu kirim berkas itu.",
  "full.again": "Lalu ambil lagi fotonya.",
  "newer.title": "Versi baru aplikasi ini sedang terbuka",
  "newer.cure": "Muat ulang halaman ini untuk melanjutkan.",
  "busy.title": "Ada halaman lain yang menghalangi",
  "busy.cure": "Tutup halaman lain dari aplikasi ini, lalu muat ulang halaman ini.",
  "refused.title": "Tidak ada yang bisa disimpan di ponsel ini",
  "refused.cure": "Peramban ini tidak mengizinkan aplikasi menyimpan apa pun, jadi kunjungan akan hilang. Jangan memulai kunjungan di sini. Keluar dari mode privat, atau buka tautan Anda di peramban lain.",
  "damaged.title": "Penyimpanan ponsel tidak menjawab",
  "damaged.cure": "Tutup peramban sepenuhnya lalu buka lagi. Jika belum berhasil, mulai ulang ponsel. Jangan hapus data peramban: tulisan Anda ada di dalamnya.",
  "forgotten.title": "Ponsel ini sudah melupakan kunjungan Anda",
  "forgotten.cure": "Itu dipilih di halaman lain. Muat ulang halaman ini untuk melanjutkan.",
  "noted": "Tulisan terakhir Anda ada di cadangan kecil di ponsel ini. Tulisan itu muncul lagi saat kunjungan ini dibuka kembali.",
  "onScreenOnly": "Tulisan terakhir Anda hanya ada di layar ini. Jangan tutup halaman sebelum tersimpan.",
  "load": "Muat ulang",
  "file": "Simpan sebagai berkas",
  "without": "Lanjutkan tanpa foto itu",
};
