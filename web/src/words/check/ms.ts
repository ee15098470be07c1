import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "check.title": "Semak dokumen",
  "check.lead": "Taip kod yang tertera pada halaman terakhir laporan.",
  "check.code": "Kod dokumen",
  "check.do": "Semak",
  "check.another": "Semak kod lain",
  "check.made": "Dokumen ini dibuat oleh pelayan ini",
  "check.madeOn": "Dibuat pada {day}. {pages}",
  "check.pages": { other: "Ada {count} halaman." },
  "check.newest": "Belum ada versi yang lebih baharu.",
  "check.newer": "Ada versi yang lebih baharu",
  "check.newerWhy": "Selepas itu ada lawatan yang diluluskan, atau laporan dibuat semula. Minta yang terbaharu daripada orang yang memberikannya.",
  "check.unknown": "Pelayan ini tidak pernah membuat dokumen dengan kod {code}",
  "check.unknownWhy": "Bandingkan setiap aksara dengan dokumen: kod tidak mengandungi huruf O, I atau L. Jika kodnya betul, dokumen itu bukan dibuat di sini.",
  "check.often": "Terlalu kerap. Tunggu seminit, kemudian cuba lagi.",
  "check.drop": "Bandingkan fail anda",
  "check.dropHint": "Letakkan PDF di sini atau pilih fail. Fail kekal pada peranti ini: tiada apa-apa dihantar.",
  "check.same": "{name} sama tepat seperti semasa dibuat",
  "check.sameWhy": "Tiada satu bait pun yang berbeza.",
  "check.other": "{name} tidak sama seperti semasa dibuat",
  "check.otherWhy": "Fail itu telah diubah, atau ia dokumen lain. Jangan bergantung pada angkanya sebelum anda meminta yang asal.",
  "check.cannot": "Pelayar ini tidak dapat membandingkan fail di sini",
  "check.cannotWhy": "Perbandingan hanya boleh dibuat di alamat yang bermula dengan https.",
  "check.unreadable": "{name} tidak dapat dibaca. Pilih sekali lagi.",
};
