import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "banned.title": "Tiada telefon di dalam?",
  "banned.why": "Tidak mengapa. Taip masa daripada apa yang anda ada; anda beritahu sumbernya sekali sahaja.",
  "banned.from": "Dari mana anda tahu masanya?",
  "banned.document": "Tercetak pada tiket atau resit",
  "banned.estimated": "Daripada ingatan",
  "banned.reason": "Mengapa daripada ingatan?",
  "banned.reasonDefault": "Telefon tidak dibenarkan",
  "banned.save": "Taip masa",
  "banned.undo": "Saya ada guna telefon",
  "typed.clocks": "Dua waktu",
  "typed.length": "Berapa lama",
  "typed.how": "Bagaimana anda mahu menaipnya?",
  "typed.from": "Dari",
  "typed.to": "Hingga",
  "typed.backwards": "Waktu kedua lebih awal daripada waktu pertama.",
  "answer.useTaps": "Guna ketikan",
  "answer.source": "Bagaimana anda tahu?",
  "answer.source.document": "Ada tercetak",
  "answer.source.edited": "Saya tersilap ketik",
  "answer.source.estimated": "Saya anggarkan",
  "answer.reason": "Mengapa, atau daripada apa?",
};
