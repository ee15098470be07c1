import type { Form, VisitEvent } from "../form/definition";
import type { Draft, Mark } from "../offline/database";

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

export function withTap(draft: Draft, event: string, { seconds, mark }: { seconds: number; mark: Mark }): Draft {
  return { ...draft, clock: mark, events: { ...draft.events, [event]: seconds } };
}

/** A wrong tap taken back; the clock goes on, unless it was the only one. */
export function withoutTap(draft: Draft, event: string): Draft {
  const { [event]: _, ...events } = draft.events;
  return { ...draft, events, clock: Object.keys(events).length ? draft.clock : null };
}
