import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "signIn.title": "Masuk",
  "signIn.email": "Alamat email",
  "signIn.password": "Kata sandi",
  "signIn.link": "Menerima tautan? Buka di ponsel ini, dan Anda langsung masuk tanpa kata sandi.",
  "signIn.wrong": "Alamat email dan kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.",
  "signIn.again": "Sesi Anda sudah berakhir. Silakan masuk lagi untuk melanjutkan dari tempat tadi.",
  "signIn.needEmail": "Ketik alamat email Anda.",
  "signIn.needPassword": "Ketik kata sandi Anda.",
};
