import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "title": "Simpan semuanya sebagai fail",
  "what": "Jawapan, nota anda, catatan masa dan {photos} bagi lawatan ini, dalam satu fail. Tiada apa-apa dipadam daripada telefon ini.",
  "photos": { other: "{count} gambar" },
  "when": "Gunakannya apabila telefon ini tidak dapat menyerahkan lawatan: orang yang memberi anda lawatan ini boleh memasukkan fail itu bagi pihak anda.",
  "making": "Menyediakan fail",
  "ready": "Fail sudah siap",
  "ready.why": "{name}, {size}. Namanya tidak menunjukkan kegunaannya.",
  "save": "Simpan dalam telefon ini",
  "share": "Hantar kepada seseorang",
  "saved": "Fail ada dalam muat turun anda dengan nama {name}.",
  "shared": "Fail sudah disampaikan.",
  "who": "Beri fail ini hanya kepada orang yang memberi anda lawatan ini. Semua yang anda tulis dan gambar yang anda ambil ada di dalamnya, dan ia tidak dikunci.",
  "unfinished": "Lawatan ini belum selesai. Fail tetap boleh dibuat, dan boleh dibuat semula kemudian.",
  "nothing": "Belum ada apa-apa untuk disimpan",
  "nothing.why": "Tiada apa-apa tentang lawatan ini yang ditulis dalam telefon ini.",
  "failed": "Fail tidak dapat dibuat",
  "failed.why": "Mungkin telefon ini sudah penuh. Kosongkan sedikit ruang dan cuba lagi. Apa yang anda tulis masih ada.",
};
