import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "signIn.title": "Log masuk",
  "signIn.email": "Alamat e-mel",
  "signIn.password": "Kata laluan",
  "signIn.link": "Ada terima pautan? Buka pautan itu pada telefon ini dan anda terus log masuk, tanpa kata laluan.",
  "signIn.wrong": "Alamat e-mel dan kata laluan tidak sepadan. Semak kedua-duanya dan cuba lagi.",
  "signIn.again": "Anda telah dilog keluar. Log masuk semula dan sambung dari tempat tadi.",
  "signIn.needEmail": "Taip alamat e-mel anda.",
  "signIn.needPassword": "Taip kata laluan anda.",
};
