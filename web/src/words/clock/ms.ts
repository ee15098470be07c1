import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "felt.title": "Perasaan anda",
  "felt.why": "Mula-mula, beritahu perasaan anda. Masa yang diukur ditunjukkan selepas itu, supaya jawapan anda tidak terpengaruh.",
  "felt.veiled": "Ditunjukkan selepas anda beritahu berapa lama rasanya.",
  "felt.say": "Beritahu berapa lama rasanya",
  "felt.running": "Dicatat",

  "gap.reopened": "Halaman ini tertutup selama {time} di tengah-tengahnya. Jam telefon digunakan untuk bahagian itu.",
  "gap.slept": "Telefon tidur selama {time} di tengah-tengahnya. Jam telefon digunakan untuk bahagian itu.",
  "gap.clock_changed": "Jam telefon diubah di tengah-tengahnya. Jam itu tidak digunakan, jadi mungkin ada masa yang tertinggal: sila semak masa ini.",

  "beside.title": "Catatan dan masa anda",
  "beside.times": "Masa",
  "beside.notes": "Catatan",
  "beside.photos": "Gambar untuk disusun",
  "beside.notTapped": "tidak diketik",
  "beside.at": "{seconds} selepas yang pertama, pada {time}",

  "notes.running": "{minutes} min",
  "notes.photo": "Gambar",
  "notes.photoTake": "Ambil gambar, untuk disusun nanti",
  "notes.photosKept": { other: "{count} gambar untuk disusun nanti" },
  "notes.photoFailed": "Gambar itu tidak dapat disimpan dalam telefon ini.",
  "notes.hold": "Tekan dan tahan",
  "notes.lock": "Malapkan, dan kunci supaya tidak terketik",
  "notes.unlock": "Cerahkan dan buka kunci",
  "notes.hide": "Sorokkan halaman ini",
  "notes.hideHow": "Ketik tarikh dua kali, ketik dengan dua jari atau tekan Escape untuk menyorokkan halaman ini.",
  "hidden.title": "Senarai beli-belah",
  "hidden.note": "Senarai",
  "hidden.default": "Beras\nTelur\nMinyak masak\nBawang\nSerbuk pencuci\nBateri (AA)",
  "hidden.back": "Kembali",

  "tray.toSort": "Gambar untuk disusun. Ketik satu untuk meletakkannya di sini.",
  "tray.left": "Gambar itu tidak diserahkan selagi belum diletakkan pada soalan.",
  "tray.put": "Letakkan gambar {number} di sini",

  "banned.ask": "Saya tidak dapat guna telefon di sana",
  "banned.title": "Tiada telefon di dalam?",
  "banned.why": "Tidak mengapa. Taip masa daripada apa yang anda ada; anda beritahu sumbernya sekali sahaja.",
  "banned.from": "Dari mana anda tahu masanya?",
  "banned.document": "Tercetak pada tiket atau resit",
  "banned.estimated": "Daripada ingatan",
  "banned.reason": "Mengapa daripada ingatan?",
  "banned.reasonDefault": "Telefon tidak dibenarkan",
  "banned.save": "Taip masa",
  "banned.undo": "Saya ada guna telefon",
  "banned.document.short": "Masa daripada tiket atau resit",
  "banned.estimated.short": "Masa daripada ingatan",

  "typed.clocks": "Dua waktu",
  "typed.length": "Berapa lama",
  "typed.how": "Bagaimana anda mahu menaipnya?",
  "typed.from": "Dari",
  "typed.to": "Hingga",
  "typed.backwards": "Waktu kedua lebih awal daripada waktu pertama.",

  "reply.label": "Jawapan anda kepada penyemak",
};
