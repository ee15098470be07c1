import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "check.title": "Periksa dokumen",
  "check.lead": "Ketik kode yang tercantum di halaman terakhir laporan.",
  "check.code": "Kode dokumen",
  "check.do": "Periksa",
  "check.another": "Periksa kode lain",
  "check.made": "Dokumen ini dibuat oleh server ini",
  "check.madeOn": "Dibuat pada {day}. {pages}",
  "check.pages": { other: "Terdiri dari {count} halaman." },
  "check.newest": "Belum ada yang lebih baru.",
  "check.newer": "Sudah ada yang lebih baru",
  "check.newerWhy": "Setelah itu ada kunjungan yang disetujui, atau laporannya dibuat ulang. Mintalah yang terbaru kepada pemberi dokumen ini.",
  "check.unknown": "Server ini tidak pernah membuat dokumen dengan kode {code}",
  "check.unknownWhy": "Cocokkan setiap karakter dengan dokumen: kode tidak memuat huruf O, I, atau L. Jika kodenya benar, dokumen itu tidak dibuat di sini.",
  "check.often": "Terlalu sering. Tunggu satu menit, lalu coba lagi.",
  "check.drop": "Bandingkan berkas Anda",
  "check.dropHint": "Letakkan PDF di sini atau pilih berkasnya. Berkas tetap di perangkat ini: tidak ada yang dikirim.",
  "check.same": "{name} persis seperti saat dibuat",
  "check.sameWhy": "Tidak satu bita pun berbeda.",
  "check.other": "{name} tidak sama dengan saat dibuat",
  "check.otherWhy": "Berkas itu sudah diubah, atau memang dokumen lain. Jangan mengandalkan angkanya sebelum Anda meminta aslinya.",
  "check.cannot": "Peramban ini tidak dapat membandingkan berkas di sini",
  "check.cannotWhy": "Perbandingan hanya bisa dilakukan di alamat yang diawali https.",
  "check.unreadable": "{name} tidak dapat dibaca. Pilih sekali lagi.",
};
