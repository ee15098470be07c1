import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "beside.times": "Masa",
  "beside.notes": "Catatan",
  "beside.photos": "Gambar untuk disusun",
  "beside.notTapped": "tidak diketik",
  "hidden.title": "Senarai beli-belah",
  "hidden.note": "Senarai",
  "hidden.default": "Beras\nTelur\nMinyak masak\nBawang\nSerbuk pencuci\nBateri (AA)",
  "hidden.back": "Kembali",
  "tray.toSort": "Gambar untuk disusun. Ketik satu untuk meletakkannya di sini.",
  "tray.left": "Gambar itu tidak diserahkan selagi belum diletakkan pada soalan.",
  "tray.put": "Letakkan gambar {number} di sini",
};
