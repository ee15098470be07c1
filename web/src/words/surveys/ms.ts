import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "title": "Kata pelanggan",
  "why": "Purata tinjauan pelanggan anda sendiri, mengikut cawangan, pusingan dan janji. Ia menggantikan tanggapan pembeli misteri dalam jurang janji, dan dilabel demikian.",
  "import": "Import purata tinjauan",
  "template": "Fail kosong dengan kepala jadual yang betul",
  "scale": "Skala tinjauan",
  "scale.hint": "Jawapan terburuk dan terbaik, seperti 1-5, 0-10 atau 0-100.",
  "drop": "Lepaskan fail di sini, atau pilih satu",
  "hint": "CSV atau XLSX: cawangan, pusingan, janji, n, purata, sisihan piawai. Tiada apa-apa diimport selagi ada baris yang salah.",
  "none": "Belum ada yang diimport",
  "promise": "Janji",
  "customers": "Pelanggan",
  "mean": "Purata",
  "deviation": "Sisihan piawai",
  "onScale": "{value} ({lowest} hingga {highest})",
  "delete": "Padam",
  "delete.wave": "Padam semua bagi {wave}",
  "delete.sure": "Padam semua purata tinjauan bagi {wave}? Laporan yang disediakan selepas ini tidak akan menggunakannya.",
  "deleted": "Telah dipadam.",
};
