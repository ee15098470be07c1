import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "ask.title": "Boleh telefon ini mencatat tempat anda?",
  "ask.why": "Ini menunjukkan bahawa lawatan dibuat di cawangan yang betul. Tempat dicatat dua kali sahaja, sekarang dan apabila anda selesai, tidak pernah di antaranya. Hanya orang yang menyemak lawatan dapat melihatnya; cawangan tidak. Jawapan tidak pun boleh, dan anda tidak akan ditanya lagi.",
  "ask.yes": "Ya, catatkan",
  "ask.no": "Tidak",
  "taking": "Tempat sedang dicari. Anda boleh teruskan.",
  "given": "Tempat sudah dicatat, tepat hingga kira-kira {metres} m.",
  "far": "Nampaknya ini {metres} m dari cawangan. Jika anda di tempat yang betul, teruskan sahaja.",
  "farKm": "Nampaknya ini {kilometres} km dari cawangan. Jika anda di tempat yang betul, teruskan sahaja.",
  "refused": "Tempat tidak dicatat. Tidak mengapa.",
  "impossible": "Telefon tidak dapat mencari tempat ini. Tidak mengapa, teruskan sahaja.",
};
