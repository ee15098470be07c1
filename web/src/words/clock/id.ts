import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "felt.title": "Bagaimana rasanya",
  "felt.why": "Sebutkan dulu bagaimana rasanya. Waktu yang terukur baru tampil sesudah itu, agar kesan Anda tidak ikut berubah.",
  "felt.veiled": "Tampil setelah Anda menyebutkan berapa lama rasanya.",
  "felt.say": "Sebutkan berapa lama rasanya",
  "felt.running": "Tercatat",

  "gap.reopened": "Halaman ini sempat tertutup selama {time}. Untuk bagian itu dipakai jam ponsel.",
  "gap.slept": "Ponsel sempat tidur selama {time}. Untuk bagian itu dipakai jam ponsel.",
  "gap.clock_changed": "Jam ponsel sempat diubah. Jam itu tidak dipakai, jadi mungkin ada waktu yang hilang: periksa lagi waktu ini.",

  "beside.title": "Catatan dan waktu Anda",
  "beside.times": "Waktu",
  "beside.notes": "Catatan",
  "beside.photos": "Foto yang belum dipilah",
  "beside.notTapped": "tidak diketuk",
  "beside.at": "{seconds} setelah yang pertama, pukul {time}",

  "notes.running": "{minutes} mnt",
  "notes.photo": "Foto",
  "notes.photoTake": "Ambil foto, dipilah nanti",
  "notes.photosKept": { other: "{count} foto untuk dipilah nanti" },
  "notes.photoFailed": "Foto itu tidak bisa disimpan di ponsel ini.",
  "notes.hold": "Tekan dan tahan",
  "notes.lock": "Redupkan, dan kunci agar tidak tersentuh",
  "notes.unlock": "Terangkan dan buka kunci",
  "notes.hide": "Sembunyikan halaman ini",
  "notes.hideHow": "Ketuk tanggal dua kali, ketuk dengan dua jari, atau tekan Escape untuk menyembunyikan halaman ini.",
  "hidden.title": "Daftar belanja",
  "hidden.note": "Daftar",
  "hidden.default": "Beras\nTelur\nMinyak goreng\nBawang merah\nSabun cuci\nBaterai (AA)",
  "hidden.back": "Kembali",

  "tray.toSort": "Foto yang belum dipilah. Ketuk satu untuk menaruhnya di sini.",
  "tray.left": "Foto itu tidak ikut diserahkan sebelum ditaruh di sebuah pertanyaan.",
  "tray.put": "Taruh foto {number} di sini",

  "banned.ask": "Saya tidak bisa memakai ponsel di sana",
  "banned.title": "Tidak boleh ada ponsel?",
  "banned.why": "Tidak apa-apa. Ketik waktunya dari yang Anda punya; asalnya cukup disebut sekali.",
  "banned.from": "Dari mana Anda tahu waktunya?",
  "banned.document": "Tercetak di tiket atau struk",
  "banned.estimated": "Dari ingatan",
  "banned.reason": "Mengapa dari ingatan?",
  "banned.reasonDefault": "Ponsel tidak diperbolehkan",
  "banned.save": "Ketik waktunya",
  "banned.undo": "Saya memakai ponsel",
  "banned.document.short": "Waktu dari tiket atau struk",
  "banned.estimated.short": "Waktu dari ingatan",

  "typed.clocks": "Jam mulai dan selesai",
  "typed.length": "Berapa lama",
  "typed.how": "Bagaimana Anda mau mengetiknya?",
  "typed.from": "Dari",
  "typed.to": "Sampai",
  "typed.backwards": "Jam selesai lebih awal daripada jam mulai.",

  "reply.label": "Jawaban Anda untuk pemeriksa",
};
