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

  "notes.running": "{minutes} min",
  "notes.photoTake": "Ambil gambar, untuk disusun nanti",
  "notes.photosKept": { other: "{count} gambar untuk disusun nanti" },
  "notes.photoFailed": "Gambar itu tidak dapat disimpan dalam telefon ini.",
  "notes.hold": "Tekan dan tahan",
  "notes.lock": "Malapkan, dan kunci supaya tidak terketik",
  "notes.unlock": "Cerahkan dan buka kunci",
  "notes.hide": "Sorokkan halaman ini",
  "notes.hideHow": "Ketik tarikh dua kali, ketik dengan dua jari atau tekan Escape untuk menyorokkan halaman ini.",

  "banned.ask": "Saya tidak dapat guna telefon di sana",
  "banned.document.short": "Masa daripada tiket atau resit",
  "banned.estimated.short": "Masa daripada ingatan",

  "reply.label": "Jawapan anda kepada penyemak",
};
