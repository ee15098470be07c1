import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "title": "Kata pelanggan",
  "why": "Rata-rata survei pelanggan Anda sendiri, per cabang, gelombang, dan janji. Angka ini menggantikan persepsi pembelanja misterius dalam kesenjangan janji, dan diberi keterangan demikian.",
  "import": "Impor rata-rata survei",
  "template": "Berkas kosong dengan judul kolom yang benar",
  "scale": "Skala survei",
  "scale.hint": "Jawaban terburuk dan terbaik, misalnya 1-5, 0-10, atau 0-100.",
  "drop": "Letakkan berkas di sini, atau pilih satu",
  "hint": "CSV atau XLSX: cabang, gelombang, janji, n, rata-rata, simpangan baku. Tidak ada yang diimpor selama masih ada baris yang salah.",
  "none": "Belum ada yang diimpor",
  "promise": "Janji",
  "customers": "Pelanggan",
  "mean": "Rata-rata",
  "deviation": "Simpangan baku",
  "onScale": "{value} ({lowest} sampai {highest})",
  "delete": "Hapus",
  "delete.wave": "Hapus semua dari {wave}",
  "delete.sure": "Hapus semua rata-rata survei dari {wave}? Laporan yang dibuat sesudah ini tidak memakainya.",
  "deleted": "Sudah dihapus.",
};
