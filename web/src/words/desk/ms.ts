import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "title": "Meja kerja",
  "nav": "Bahagian meja kerja",
  "nav.queue": "Untuk disemak",
};
