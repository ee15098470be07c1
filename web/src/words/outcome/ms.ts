import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "title": "Saya tidak dapat membuat lawatan ini",
  "what": "Apa yang berlaku?",
  "closed": "Cawangan itu tutup",
  "closed.hint": "Tutup hari itu, sedang dibaiki, atau tutup terus",
  "not_found": "Saya tidak jumpa tempatnya",
  "not_found.hint": "Tiada di alamat itu, atau tiada jalan masuk",
  "refused": "Mereka tidak mahu melayan saya",
  "refused.hint": "Saya disuruh pergi, atau diminta dokumen yang saya tiada",
  "unsafe": "Saya rasa tidak selamat",
  "unsafe.hint": "Apa pun sebabnya",
  "recognised": "Mereka tahu tujuan saya",
  "recognised.hint": "Ada orang yang mengenali saya, atau berkata begitu",

  "leave": "Beredar dahulu",
  "leave.why": "Keselamatan anda lebih penting daripada mana-mana lawatan. Anda tetap dibayar, dan tiada siapa akan menyuruh anda kembali ke sana. Tulis yang lain apabila anda sudah berada di tempat selamat.",

  "told": "Ceritakan apa yang berlaku",
  "told.hint": "Bila, apa yang anda lihat atau dengar, dan apa yang anda cuba. Beberapa ayat sudah memadai.",
  "told.short": { other: "Tulis sedikit lagi: sekurang-kurangnya {count} huruf." },
  "proof": "Gambar",
  "proof.wished": "Gambar pintu atau jalan yang menunjukkan papan tanda atau nombor amat membantu. Jika tidak dapat mengambilnya, serahkan tanpa gambar.",
  "proof.welcome": "Hanya jika anda sudah ada gambarnya. Jangan ambil risiko demi gambar.",

  "kept": "Jawapan anda setakat ini kekal dalam telefon ini.",
  "do": "Serahkan",
  "again": "Serahkan semula",
  "undo": "Saya boleh membuat lawatan ini juga",
  "takeBack": "Tarik balik",
  "undone": "Sudah ditarik balik. Lawatan bersambung dari tempat tadi.",
  "tooLate": "Ia sedang dihantar, jadi tidak dapat ditarik balik.",
  "photos": { other: "Bersama {count} gambar" },
};
