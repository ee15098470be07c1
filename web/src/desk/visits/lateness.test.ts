import { describe, expect, it } from "vitest";
import type { Visit } from "../../api/assignments";
import { isOverdue, today } from "./lateness";

const visit = (status: Visit["status"], window_to: string, time_zone = "Asia/Kuala_Lumpur") =>
  ({ status, window_to, branch: { time_zone } }) as Visit;
const lateEvening = new Date("2026-11-20T17:30:00Z");

describe("a visit that is late", () => {
  it("is judged by the calendar of the branch, where the next day may have begun", () => {
    expect([today("Asia/Kuala_Lumpur", lateEvening), today("Europe/London", lateEvening)]).toEqual(["2026-11-21", "2026-11-20"]);
    expect(isOverdue(visit("assigned", "2026-11-20"), lateEvening)).toBe(true);
    expect(isOverdue(visit("assigned", "2026-11-20", "Europe/London"), lateEvening)).toBe(false);
  });

  it("is one that the shopper still has in hand", () => {
    const states = ["assigned", "started", "sent_back", "handed_in", "approved", "cancelled"] as const;
    expect(states.filter((state) => isOverdue(visit(state, "2026-11-01"), lateEvening))).toEqual(["assigned", "started", "sent_back"]);
  });

  it("has its last day to the end", () => {
    expect(isOverdue(visit("assigned", "2026-11-21"), lateEvening)).toBe(false);
  });
});
