import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "table": "Tampilkan sebagai tabel",
  "visit": "Kunjungan {number}",
  "time": "Ke mana waktu terpakai, dan rasanya",
  "faults": "Dosa pelayanan dan malapetaka waktu, per kunjungan",
  "faults.none": "Tidak ada dosa pelayanan dan tidak ada malapetaka waktu yang ditemukan.",
  "card": "Rapor",
  "visits": "Per kunjungan",
  "promise": "Dijanjikan, diberikan, dirasakan",
  "consistency": "Konsistensi",
  "peers": "Dibandingkan cabang lain",
  "more": "Gambar lainnya",
  "league": "Perbandingan cabang",
  "league.many": "Terlalu banyak untuk digambar; tabel di bawah memuat semuanya dengan susunan yang sama.",
  "league.how": "Titik: skor. Dua cabang yang batangnya tidak bertumpang tindih memang berbeda. Garis utuh: rata-rata cabang. Garis putus-putus: target. Disesuaikan: ditarik ke arah rata-rata sejauh kunjungan yang sedikit menuntutnya; inilah yang menentukan urutan. Lingkaran kosong dan abu-abu: kurang dari 4 kunjungan.",
};
