import type { Translation } from "../dictionary";
import type { en } from "./en";

export const ms: Translation<typeof en> = {
  "which": "Yang mana paling sesuai?",
  "apathy": "Mereka tidak peduli",
  "brush_off": "Mereka mengelak daripada melayan saya",
  "coldness": "Mereka dingin",
  "condescension": "Mereka memandang rendah terhadap saya",
  "robotism": "Mereka seperti robot",
  "rulebook": "Mereka berselindung di sebalik peraturan",
  "runaround": "Mereka menyuruh saya ke sana ke mari",
};
