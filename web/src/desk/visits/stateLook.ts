import type { VisitState } from "../../api/assignments";
import type { IconName } from "../../ui/icons";
import type { Tone } from "../../ui/tones";

export const stateTone: Record<VisitState, Tone> = {
  assigned: "plain",
  started: "accent",
  handed_in: "accent",
  sent_back: "warn",
  approved: "good",
  cancelled: "plain",
};

export const stateIcon: Record<VisitState, IconName> = {
  assigned: "calendar",
  started: "clock",
  handed_in: "send",
  sent_back: "undo",
  approved: "check",
  cancelled: "close",
};
