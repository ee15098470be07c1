import type { Translation } from "../dictionary";
import type { en } from "./en";

export const id: Translation<typeof en> = {
  "which": "Mana yang paling cocok?",
  "apathy": "Mereka tidak peduli",
  "brush_off": "Mereka mengelak melayani saya",
  "coldness": "Mereka dingin",
  "condescension": "Mereka merendahkan saya",
  "robotism": "Mereka seperti mesin",
  "rulebook": "Mereka berlindung di balik aturan",
  "runaround": "Mereka melempar saya ke sana kemari",
};
