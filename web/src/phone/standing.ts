import type { IconName } from "../ui/icons";
import type { Tone } from "../ui/tones";
import { dayText, momentText } from "../words/format";
import { say } from "../words/phone";
import type { Due } from "./due";

export type Standing = { text: string; tone: Tone; icon: IconName; begun?: string | undefined };

/** In a few words: what is to be done about a visit, or what became of it. */
export function standing(due: Due): Standing {
  const handedIn = ofHandIn(due);
  if (handedIn) return handedIn;
  const begun = due.group !== "back" && (due.draft?.startedAt || due.visit.started_at) ? say("visit.begun") : undefined;
  return { ...ofWindow(due), begun };
}

function ofHandIn({ group, parcel, outcome }: Due): Standing | undefined {
  if (group === "approved")
    return { text: say("visit.approvedOn", { when: when(outcome?.approved_at) }), tone: "good", icon: "check" };
  if (parcel?.refusal) return { text: say("visit.refused"), tone: "bad", icon: "warning" };
  if (parcel?.state === "waiting") return { text: say("visit.waiting"), tone: "accent", icon: "nosignal" };
  if (group === "handed_in")
    return {
      text: say("visit.arrived", { when: when(parcel?.receivedAt ?? outcome?.received_at) }),
      tone: "good",
      icon: "check",
    };
  return undefined;
}

function ofWindow({ group, visit, daysLeft, daysToGo }: Due): Standing {
  if (group === "late" || daysLeft < 0)
    return { text: say("visit.late", { count: -daysLeft }), tone: "bad", icon: "warning" };
  if (daysLeft === 0) return { text: say("visit.lastDay"), tone: "warn", icon: "clock" };
  if (daysToGo > 0)
    return {
      text: say("visit.opensOn", { day: dayText(`${visit.window_from}T00:00Z`, "UTC") }),
      tone: "plain",
      icon: "calendar",
    };
  return { text: say("visit.daysLeft", { count: daysLeft }), tone: "accent", icon: "calendar" };
}

function when(moment: string | null | undefined): string {
  return moment ? momentText(moment) : "";
}
