import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "beside.times": "Waktu",
  "beside.notes": "Catatan",
  "beside.photos": "Foto yang belum dipilah",
  "beside.notTapped": "tidak diketuk",
  "hidden.title": "Daftar belanja",
  "hidden.note": "Daftar",
  "hidden.default": "Beras\nTelur\nMinyak goreng\nBawang merah\nSabun cuci\nBaterai (AA)",
  "hidden.back": "Kembali",
  "tray.toSort": "Foto yang belum dipilah. Ketuk satu untuk menaruhnya di sini.",
  "tray.left": "Foto itu tidak ikut diserahkan sebelum ditaruh di sebuah pertanyaan.",
  "tray.put": "Taruh foto {number} di sini",
};
