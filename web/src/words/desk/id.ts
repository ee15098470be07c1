import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "title": "Meja kerja",
  "nav": "Bagian meja kerja",
  "nav.queue": "Perlu diperiksa",
};
