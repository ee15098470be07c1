import type { Mark } from "../offline/database";

/**
 * The visit clock: seconds since the first tap, that never run backwards and go on through a reload or a killed browser.
 *
 * Two clocks of the device are read. The page's own clock (`performance.now()`) never jumps, but starts anew with each page
 * and stands still in some browsers while the phone sleeps. The wall clock (`Date.now()`) goes on through both, but the phone
 * may set it. So between two readings:
 *
 * - same page, and it was in front all the time: the page's clock counts, the wall clock may say what it likes;
 * - same page, but it was hidden for a while: the longer of the two counts, as the phone may have slept;
 * - another page (reload, kill, second tab): only the wall clock spans the gap; if it went back, no time has passed.
 *
 * A `Mark` is one reading together with the seconds it stood for. It is kept with the draft at every tap, whenever the page
 * is hidden, and every few seconds, so that the next reading has something to count from.
 */
export type Reading = Omit<Mark, "seconds">;

/** Seconds on the visit clock at `now`. `hidden`: was the page out of sight at some time since the mark? */
export function secondsAt(mark: Mark, now: Reading, hidden: boolean): number {
  return mark.seconds + elapsedMs(mark, now, hidden) / 1000;
}

/** Where the clock stands at `now`, to count on from. */
export function marked(mark: Mark, now: Reading, hidden: boolean): Mark {
  return { ...now, seconds: secondsAt(mark, now, hidden) };
}

/** The clock at its first tap. */
export function firstMark(now: Reading): Mark {
  return { ...now, seconds: 0 };
}

export function readClocks(): Reading {
  return { page: performance.timeOrigin, own: performance.now(), wall: Date.now() };
}

/** As the answers are handed in: tenths of a second are as exact as a thumb is. */
export function tapped(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

function elapsedMs(mark: Mark, now: Reading, hidden: boolean): number {
  const wall = Math.max(0, now.wall - mark.wall);
  if (mark.page !== now.page) return wall;
  const own = Math.max(0, now.own - mark.own);
  return hidden ? Math.max(own, wall) : own;
}
