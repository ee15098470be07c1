import type { Form, VisitEvent } from "../form/definition";
import type { Draft, Gap, Mark } from "../offline/database";
import { takenUp, tenths, type Tapped } from "./clock";

/** The moment that usually comes next: the first one after the last that was tapped, else the first untapped. */
export function nextMoment(form: Form, events: Draft["events"]): VisitEvent | undefined {
  const all = form.events ?? [];
  const last = all.findLastIndex(({ event }) => event in events);
  return all.slice(last + 1).find(({ event }) => !(event in events)) ?? all.find(({ event }) => !(event in events));
}

/** The moment noted last, by the clock. */
export function lastMoment(form: Form, events: Draft["events"]): VisitEvent | undefined {
  const noted = (form.events ?? []).filter(({ event }) => event in events);
  return noted.reduce<VisitEvent | undefined>(
    (latest, one) => (latest && events[latest.event]! > events[one.event]! ? latest : one),
    undefined,
  );
}

/** The draft with a tap, kept with its time by the wall clock. The clock may have been started in another tab meanwhile. */
export function withTap(draft: Draft, event: string, tapped: Tapped): Draft {
  const { mark, gaps } = tapped.starts && draft.clock ? takenUp(draft.clock, tapped.mark, false) : tapped;
  const seconds = tenths(mark.seconds);
  const tap = { event, seconds, at: new Date(mark.wall).toISOString(), taken_back: false };
  const counted = withMark(draft, mark, gaps);
  return { ...counted, events: { ...draft.events, [event]: seconds }, taps: [...draft.taps, tap].slice(-MOST_KEPT) };
}

/** A wrong tap taken back, but not forgotten; the clock goes on, unless it was the only one. */
export function withoutTap(draft: Draft, event: string): Draft {
  const { [event]: _, ...events } = draft.events;
  const at = draft.taps.findLastIndex((tap) => tap.event === event && !tap.taken_back);
  const taps = draft.taps.map((tap, index) => (index === at ? { ...tap, taken_back: true } : tap));
  const goesOn = Object.keys(events).length > 0;
  return { ...draft, events, taps, clock: goesOn ? draft.clock : null, gaps: goesOn ? draft.gaps : [] };
}

/** The draft with a new mark of its clock, and the gaps that came before it. */
export function withMark(draft: Draft, mark: Mark, gaps: readonly Gap[]): Draft {
  return { ...draft, clock: mark, gaps: gaps.length ? [...draft.gaps, ...gaps].slice(-MOST_KEPT) : draft.gaps };
}

/** The server takes no more taps or gaps. */
const MOST_KEPT = 2_000;
