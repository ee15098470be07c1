import type { Gap } from "../offline/database";
import { say } from "../words/clock";
import { durationText } from "../words/format";

/** What the clock had to bridge, in plain words. */
export function gapText({ why, counted }: Gap): string {
  if (why === "clock_changed") return say("gap.clock_changed");
  const time = durationText(Math.max(1, counted));
  return why === "slept" ? say("gap.slept", { time }) : say("gap.reopened", { time });
}
