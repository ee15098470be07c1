import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "title": "Simpan semuanya sebagai berkas",
  "what": "Jawaban, catatan Anda, catatan waktu, dan {photos} dari kunjungan ini dalam satu berkas. Tidak ada yang dihapus dari ponsel ini.",
  "photos": { other: "{count} foto" },
  "when": "Pakailah kalau ponsel ini tidak bisa menyerahkan kunjungan: orang yang memberi Anda kunjungan ini bisa memasukkan berkasnya untuk Anda.",
  "making": "Menyiapkan berkas",
  "ready": "Berkas sudah siap",
  "ready.why": "{name}, {size}. Namanya tidak menunjukkan kegunaannya.",
  "save": "Simpan di ponsel ini",
  "share": "Kirim kepada seseorang",
  "saved": "Berkasnya ada di unduhan Anda dengan nama {name}.",
  "shared": "Berkas sudah disampaikan.",
  "who": "Berikan hanya kepada orang yang memberi Anda kunjungan ini. Isinya semua yang Anda tulis dan potret, dan berkasnya tidak dikunci.",
  "unfinished": "Kunjungan ini belum selesai. Berkas tetap bisa dibuat, dan bisa dibuat lagi nanti.",
  "nothing": "Belum ada yang bisa disimpan",
  "nothing.why": "Belum ada apa pun dari kunjungan ini yang ditulis di ponsel ini.",
  "failed": "Berkas tidak bisa dibuat",
  "failed.why": "Mungkin ponsel ini sudah penuh. Sediakan sedikit ruang, lalu coba lagi. Yang Anda tulis masih ada.",
};
