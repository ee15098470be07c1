import type { Gap, Mark } from "../offline/database";

/**
 * The visit clock: seconds since the first tap, that never run backwards and go on through a reload or a killed browser.
 *
 * Two clocks of the device are read. The page's own clock (`performance.now()`) never jumps, but starts anew with each page
 * and stands still in some browsers while the phone sleeps. The wall clock (`Date.now()`) goes on through both, but the phone
 * may set it. So between two readings:
 *
 * - same page, and it was in front all the time: the page's clock counts, the wall clock may say what it likes;
 * - same page, but it was hidden for a while: the longer of the two counts, as the phone may have slept;
 * - another page (reload, kill, second tab): only the wall clock spans the gap; if it went back, nothing is counted.
 *
 * A `Mark` is one reading together with the seconds it stood for. It is kept with the draft at every tap, whenever the page
 * is hidden, and every few seconds, so that the next reading has something to count from.
 *
 * Wherever the wall clock had to bridge something, or was seen to jump, a `Gap` is kept and shown beside the durations it
 * touches. Setting a clock forward while the page is hidden can't be told from sleep; it is marked as sleep here, and doubted
 * by the server, which knows how far the wall clock was off at both ends of the visit.
 */
export type Reading = Omit<Mark, "seconds">;

/** A tap on the way to the draft: where the clock stood, what was bridged since the last keeping, and if it was the first. */
export type Tapped = { mark: Mark; gaps: Gap[]; starts: boolean };

/** Two clocks that differ by less since the last reading are taken to agree. */
const AGREE_MS = 2_000;
/** The server takes no more; no visit lasts this long. */
const MOST_SECONDS = 10_000_000;

/** Where the clock stands at `now`, to count on from, and the gap, if one was bridged or the wall clock jumped. */
export function takenUp(mark: Mark, now: Reading, hidden: boolean): { mark: Mark; gaps: Gap[] } {
  const { ms, why } = elapsed(mark, now, hidden);
  const seconds = Math.min(mark.seconds + ms / 1000, MOST_SECONDS);
  const gap = why && { after: tenths(mark.seconds), counted: tenths(seconds - mark.seconds), why };
  return { mark: { page: now.page, own: now.own, wall: now.wall, seconds }, gaps: gap ? [gap] : [] };
}

/** The clock at its first tap. */
export function firstMark(now: Reading): Mark {
  return { ...now, seconds: 0 };
}

export function readClocks(): Reading {
  return { page: performance.timeOrigin, own: performance.now(), wall: Date.now() };
}

/** As the answers are handed in: tenths of a second are as exact as a thumb is. */
export function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

/** The gaps that lie, even in part, between two moments of the visit clock. */
export function gapsBetween(gaps: readonly Gap[], start: number, end: number): Gap[] {
  return gaps.filter(({ after, counted }) => after <= end && after + counted >= start && start < end);
}

function elapsed(mark: Mark, now: Reading, hidden: boolean): { ms: number; why?: Gap["why"] } {
  const wall = now.wall - mark.wall;
  if (mark.page !== now.page) return wall < 0 ? { ms: 0, why: "clock_changed" } : { ms: wall, why: "reopened" };
  const own = Math.max(0, now.own - mark.own);
  if (Math.abs(wall - own) <= AGREE_MS) return { ms: hidden ? Math.max(own, wall) : own };
  return hidden && wall > own ? { ms: wall, why: "slept" } : { ms: own, why: "clock_changed" };
}
