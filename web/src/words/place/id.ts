import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "ask.title": "Bolehkah ponsel ini mencatat lokasi Anda?",
  "ask.why": "Lokasi menunjukkan bahwa kunjungan dilakukan di cabang yang benar. Hanya dicatat dua kali, sekarang dan saat Anda selesai, tidak pernah di antaranya. Yang melihatnya hanya orang yang memeriksa kunjungan; cabang tidak. Tidak pun boleh, dan Anda tidak akan ditanya lagi.",
  "ask.yes": "Ya, catat",
  "ask.no": "Tidak",
  "taking": "Lokasi sedang dicari. Silakan lanjut.",
  "given": "Lokasi sudah dicatat, dengan ketelitian sekitar {metres} m.",
  "far": "Sepertinya ini {metres} m dari cabang. Kalau cabangnya sudah benar, lanjutkan saja.",
  "farKm": "Sepertinya ini {kilometres} km dari cabang. Kalau cabangnya sudah benar, lanjutkan saja.",
  "refused": "Lokasi tidak dicatat. Tidak apa-apa.",
  "impossible": "Ponsel tidak bisa menemukan lokasi. Tidak apa-apa, lanjutkan saja.",
};
