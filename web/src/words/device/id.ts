import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "title": "Di ponsel ini",
  "asking": "Memeriksa apa yang ada",
  "ready": "Siap tanpa sinyal",
  "ready.why": "Semua yang diperlukan untuk kunjungan Anda ada di ponsel ini. Bisa dibuka dalam mode pesawat, juga setelah ponsel dimatikan.",
  "notReady": "Belum semuanya ada di sini",
  "notReady.why": "Tunggulah sebentar di tempat yang ada sinyal, dan ambil sisanya sebelum berangkat.",
  "notReady.offline": "Sedang tidak ada sinyal. Ambil sisanya di tempat yang ada sinyal sebelum berangkat.",
  "fetch": "Ambil sisanya",
  "noKeeping": "Peramban ini tidak menyimpan apa pun untuk dipakai tanpa sinyal. Mungkin sedang dalam mode privat: buka tautan Anda di peramban biasa.",

  "app": "Aplikasi",
  "app.parts": "{here} dari {all} bagian, lengkap dengan ketiga bahasa",
  "app.none": "Belum disimpan",
  "list": "Kunjungan Anda",
  "list.none": "Daftarnya belum diambil",
  "list.asOf": "Per {when}",

  "visits": "Kunjungan yang harus dilakukan",
  "visits.none": "Sedang tidak ada kunjungan yang harus dilakukan.",
  "has.brief": "Pengarahan",
  "has.form": "Pertanyaan",
  "has.photos": { other: "{count} foto" },
  "has.begun": "Yang Anda tulis",
  "has.waiting": "Menunggu dikirim",
  "has.noForm": "Pertanyaannya belum ada",

  "room": "Ruang",
  "room.used": "{used} dipakai aplikasi ini",
  "room.free": "kira-kira {free} masih kosong",
  "room.little": "Ruangnya tinggal sedikit. Hapus yang tidak perlu dari ponsel sebelum memotret.",
  "room.unknown": "Peramban ini tidak memberi tahu.",

  "kept": "Berapa lama tersimpan",
  "kept.yes": "Peramban berjanji menyimpannya sampai Anda menghapusnya sendiri.",
  "kept.no": "Peramban tidak berjanji menyimpannya: kalau ponsel kehabisan ruang, semuanya bisa terhapus. Tambahkan aplikasi ke layar utama, dan serahkan dalam beberapa hari.",
  "kept.ask": "Minta lagi kepada peramban",
  "kept.ios": "Peramban ini bisa menghapus yang Anda tulis kalau halaman ini tidak dibuka selama 7 hari. Tambahkan ke layar utama supaya tetap tersimpan, dan serahkan dalam beberapa hari.",
  "kept.iosSteps": "Cara menambahkannya ke layar utama",
  "kept.iosStep1": "Ketuk Bagikan: kotak dengan panah ke atas.",
  "kept.iosStep2": "Pilih Tambah ke Layar Utama, lalu Tambah.",
  "kept.iosStep3": "Buka dari sana, lalu buka tautan Anda di sana satu kali: isinya mulai dari kosong. Serahkan dulu yang sudah dimulai di sini.",
  "kept.iosHome": "Ini dibuka dari layar utama, jadi tetap tersimpan walaupun lama tidak dipakai.",
  "install": "Pasang di layar utama",
  "installed": "Sudah ada di layar utama Anda dengan nama Notes.",
};
