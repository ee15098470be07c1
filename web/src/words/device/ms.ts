import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "title": "Dalam telefon ini",
  "asking": "Memeriksa apa yang ada",
  "ready": "Sedia tanpa isyarat",
  "ready.why": "Semua yang diperlukan untuk lawatan anda ada dalam telefon ini. Ia boleh dibuka dalam mod penerbangan, dan selepas telefon dimatikan.",
  "notReady": "Belum semuanya ada di sini",
  "notReady.why": "Tunggu sebentar di tempat yang ada isyarat, dan ambil selebihnya sebelum anda pergi.",
  "notReady.offline": "Tiada isyarat buat masa ini. Ambil selebihnya di tempat yang ada isyarat sebelum anda pergi.",
  "fetch": "Ambil selebihnya",
  "noKeeping": "Pelayar ini tidak menyimpan apa-apa untuk digunakan tanpa isyarat. Mungkin ia dalam mod peribadi: buka pautan anda dalam pelayar biasa.",

  "app": "Aplikasi",
  "app.parts": "{here} daripada {all} bahagian, dengan ketiga-tiga bahasa",
  "app.none": "Belum disimpan",
  "list": "Lawatan anda",
  "list.none": "Senarai belum diambil",
  "list.asOf": "Setakat {when}",

  "visits": "Lawatan yang perlu dibuat",
  "visits.none": "Tiada lawatan yang perlu dibuat buat masa ini.",
  "has.brief": "Taklimat",
  "has.form": "Soalan",
  "has.photos": { other: "{count} gambar" },
  "has.begun": "Apa yang anda tulis",
  "has.waiting": "Menunggu untuk dihantar",
  "has.noForm": "Soalannya tiada",

  "room": "Ruang",
  "room.used": "{used} digunakan oleh aplikasi ini",
  "room.free": "kira-kira {free} lagi kosong",
  "room.little": "Ruang tinggal sedikit. Buang apa yang tidak perlu daripada telefon sebelum mengambil gambar.",
  "room.unknown": "Pelayar ini tidak memberitahu.",

  "kept": "Berapa lama ia kekal",
  "kept.yes": "Pelayar berjanji menyimpannya sehingga anda membuangnya sendiri.",
  "kept.no": "Pelayar tidak berjanji menyimpannya: apabila telefon kehabisan ruang, semuanya mungkin dibuang. Tambahkan aplikasi pada skrin utama, dan serahkan dalam beberapa hari.",
  "kept.ask": "Minta pelayar sekali lagi",
  "kept.ios": "Pelayar ini mungkin membuang apa yang anda tulis jika halaman ini tidak dibuka selama 7 hari. Tambahkannya pada skrin utama supaya kekal, dan serahkan dalam beberapa hari.",
  "kept.iosSteps": "Cara menambahkannya pada skrin utama",
  "kept.iosStep1": "Ketik Kongsi: petak dengan anak panah ke atas.",
  "kept.iosStep2": "Pilih Tambah ke Skrin Utama, kemudian Tambah.",
  "kept.iosStep3": "Buka aplikasi dari situ, dan buka pautan anda di situ sekali: ia bermula kosong. Serahkan dahulu apa yang sudah dimulakan di sini.",
  "kept.iosHome": "Ia dibuka dari skrin utama, jadi ia kekal walaupun lama tidak digunakan.",
  "install": "Letakkan pada skrin utama",
  "installed": "Ia sudah ada pada skrin utama anda dengan nama Notes.",
};
