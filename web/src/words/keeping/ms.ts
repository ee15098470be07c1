import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "full.title": "Tiada ruang lagi",
  "full.photo": "Gambar ini perlu {needed}, tetapi ruang yang tinggal tidak cukup. Gambar tidak disimpan; tulisan anda disimpan.",
  "full.cure": "Gambar yang sudah sampai telah dibuang. Padam sesuatu dalam telefon ini, contohnya video lama. Atau simpan lawatan ini sebagai fail dan hantar fail itu.",
  "full.again": "Kemudian ambil gambar itu semula.",
  "newer.title": "Versi baharu aplikasi ini sedang dibuka",
  "newer.cure": "Muat semula halaman ini untuk meneruskan.",
  "busy.title": "Ada halaman lain yang menghalang",
  "busy.cure": "Tutup halaman lain aplikasi ini, kemudian muat semula halaman ini.",
  "refused.title": "Tiada apa-apa dapat disimpan dalam telefon ini",
  "refused.cure": "Pelayar ini tidak membenarkan aplikasi menyimpan apa-apa, jadi lawatan akan hilang. Jangan mulakan lawatan di sini. Keluar daripada mod persendirian, atau buka pautan anda dalam pelayar lain.",
  "damaged.title": "Storan telefon tidak memberi jawapan",
  "damaged.cure": "Tutup pelayar sepenuhnya dan buka semula. Jika masih tidak berjaya, mulakan semula telefon. Jangan padam data pelayar: tulisan anda ada di dalamnya.",
  "forgotten.title": "Telefon ini sudah melupakan lawatan anda",
  "forgotten.cure": "Itu dipilih pada halaman lain. Muat semula halaman ini untuk meneruskan.",
  "noted": "Tulisan terakhir anda ada dalam simpanan kecil dalam telefon ini. Ia muncul semula apabila anda membuka lawatan ini.",
  "onScreenOnly": "Tulisan terakhir anda hanya ada pada skrin ini. Jangan tutup halaman ini sebelum ia disimpan.",
  "load": "Muat semula",
  "file": "Simpan sebagai fail",
  "without": "Teruskan tanpanya",
};
