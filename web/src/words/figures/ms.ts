import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "table": "Tunjukkan sebagai jadual",
  "visit": "Lawatan {number}",
  "time": "Ke mana masa digunakan, dan rasanya",
  "faults": "Dosa perkhidmatan dan malapetaka masa, mengikut lawatan",
  "faults.none": "Tiada dosa perkhidmatan dan tiada malapetaka masa ditemui.",
  "card": "Kad laporan",
  "visits": "Mengikut lawatan",
  "promise": "Dijanjikan, diberikan, dirasai",
  "consistency": "Ketekalan",
  "peers": "Berbanding cawangan lain",
  "more": "Rajah lain",
  "league": "Perbandingan antara cawangan",
  "league.many": "Terlalu banyak untuk dilukis; jadual di bawah memuatkan semuanya mengikut susunan yang sama.",
  "league.how": "Titik: skor. Dua cawangan yang palangnya tidak bertindih memang berbeza. Garis penuh: purata cawangan. Garis putus-putus: sasaran. Dilaras: ditarik ke arah purata sejauh yang dituntut oleh lawatan yang sedikit; inilah yang menentukan susunan. Bulatan kosong dan kelabu: kurang daripada 4 lawatan.",
};
