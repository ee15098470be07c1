import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "banned.title": "Tidak boleh ada ponsel?",
  "banned.why": "Tidak apa-apa. Ketik waktunya dari yang Anda punya; asalnya cukup disebut sekali.",
  "banned.from": "Dari mana Anda tahu waktunya?",
  "banned.document": "Tercetak di tiket atau struk",
  "banned.estimated": "Dari ingatan",
  "banned.reason": "Mengapa dari ingatan?",
  "banned.reasonDefault": "Ponsel tidak diperbolehkan",
  "banned.save": "Ketik waktunya",
  "banned.undo": "Saya memakai ponsel",
  "typed.clocks": "Jam mulai dan selesai",
  "typed.length": "Berapa lama",
  "typed.how": "Bagaimana Anda mau mengetiknya?",
  "typed.from": "Dari",
  "typed.to": "Sampai",
  "typed.backwards": "Jam selesai lebih awal daripada jam mulai.",
  "answer.useTaps": "Pakai ketukan",
  "answer.source": "Dari mana Anda tahu?",
  "answer.source.document": "Ada tercetak",
  "answer.source.edited": "Saya salah ketuk",
  "answer.source.estimated": "Saya perkirakan",
  "answer.reason": "Mengapa, atau dari apa?",
};
