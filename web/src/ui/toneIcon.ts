import type { IconName } from "./icons";
import type { Tone } from "./tones";

export const toneIcon: Record<Tone, IconName> = {
  plain: "info",
  accent: "info",
  good: "check",
  warn: "warning",
  bad: "warning",
};
