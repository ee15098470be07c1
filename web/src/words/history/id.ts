import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "title": "Kunjungan saya sebelumnya",
  "asOf": "Tidak ada sinyal. Begini keadaannya pada {when}.",
  "none": "Belum ada apa-apa",
  "none.why": "Kunjungan yang sudah Anda serahkan akan muncul di sini.",
  "unknown": "Kunjungan Anda sebelumnya tidak bisa diambil",
  "unknown.why": "Untuk pertama kali, diperlukan sinyal.",
  "earned": "Bayaran kunjungan yang disetujui",
  "status.handed_in": "Sedang diperiksa",
  "status.approved": "Disetujui",
  "status.cancelled": "Dibatalkan",
  "on": "Diserahkan {when}",
};
