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

  "notes.running": "{minutes} mnt",
  "notes.photoTake": "Ambil foto, dipilah nanti",
  "notes.photosKept": { other: "{count} foto untuk dipilah nanti" },
  "notes.photoFailed": "Foto itu tidak bisa disimpan di ponsel ini.",
  "notes.hold": "Tekan dan tahan",
  "notes.lock": "Redupkan, dan kunci agar tidak tersentuh",
  "notes.unlock": "Terangkan dan buka kunci",
  "notes.hide": "Sembunyikan halaman ini",
  "notes.hideHow": "Ketuk tanggal dua kali, ketuk dengan dua jari, atau tekan Escape untuk menyembunyikan halaman ini.",

  "banned.ask": "Saya tidak bisa memakai ponsel di sana",
  "banned.document.short": "Waktu dari tiket atau struk",
  "banned.estimated.short": "Waktu dari ingatan",

  "reply.label": "Jawaban Anda untuk pemeriksa",
};
