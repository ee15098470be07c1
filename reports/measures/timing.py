"""How long did it take, was the promise kept, and how much of the visit was waiting?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scipy.special import bdtr

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.interval import Share
from reports.measures.rounding import half_up, mean

AT_THE_COUNTER = frozenset({"guard", "greeter", "frontliner", "advisor", "cashier", "agent"})
"""Owners who serve. A step tagged lost time that none of them owns is waiting."""


@dataclass(frozen=True)
class Duration:
    """`seconds` of one visit's step; none when the shopper left and nothing tells how long it had been.

    `censored`: it lasted at least that long, for the shopper left before it ended.
    """

    visit: int
    seconds: Decimal | None
    censored: bool
    within: bool
    source: str

    @property
    def estimated(self) -> bool:
        """Nobody clocked it: people take a wait for longer than it was."""
        return self.source == "estimated"


@dataclass(frozen=True)
class Median:
    """The middle duration; `at_least` when visits left unserved hide where it lies."""

    seconds: Decimal
    at_least: bool


@dataclass(frozen=True)
class TimedStep:
    """One timed question over the visits. `target` and `limit` in seconds, where its curve has them.

    `within` counts the visits that did not fail it; `breach` says that chance alone hardly explains so few,
    had the promised share been kept (one-sided, 5 per cent). `waiting`: nobody at the counter owns it.
    """

    question: str
    target: int | None
    limit: int | None
    durations: tuple[Duration, ...]
    median: Median | None
    within: Share
    breach: bool
    waiting: bool


@dataclass(frozen=True)
class Stretch:
    """Seconds on the visit clock."""

    start: float
    end: float


@dataclass(frozen=True)
class Timeline:
    """One visit's clock: its events in order of time, the stretches that were waiting, and their share."""

    visit: int
    events: tuple[tuple[str, float], ...]
    waits: tuple[Stretch, ...]
    waiting: Decimal
    whole: Decimal

    @property
    def percent(self) -> Decimal | None:
        return half_up(100 * Fraction(self.waiting) / Fraction(self.whole)) if self.whole else None


def timed_steps(visits: Mapping[int, tuple[Tree, Tree]], form: FormText, promised: int | None) -> tuple[TimedStep, ...]:
    """One row a timed question that was answered. `visits`: number -> (scorecard, answers)."""
    codes = [code for code, question in form.questions.items() if question["type"] == "duration"]
    rows = ((code, _durations(code, visits, form)) for code in codes)
    return tuple(_step(code, durations, form, promised) for code, durations in rows if durations)


def timeline(visit: int, answers: Tree, form: FormText) -> Timeline | None:
    """The visit's clock; none when fewer than two events were tapped."""
    events = sorted(((code, float(at)) for code, at in answers.get("events", {}).items()), key=lambda pair: pair[1])
    if len(events) < 2:
        return None
    taps = dict(events)
    spans = [Stretch(taps[q["start"]], taps[q["end"]]) for q in _waits(form) if {q["start"], q["end"]} <= taps.keys()]
    waits = _merged([span for span in spans if span.end > span.start])
    waiting = sum((_exact(span.end) - _exact(span.start) for span in waits), Decimal(0))
    return Timeline(visit, tuple(events), waits, waiting, _exact(events[-1][1]) - _exact(events[0][1]))


def waiting_share(timelines: Sequence[Timeline]) -> Decimal | None:
    """Per cent of all clocked time that was waiting; none when nothing was clocked."""
    whole = sum((Fraction(line.whole) for line in timelines), Fraction(0))
    waiting = sum((Fraction(line.waiting) for line in timelines), Fraction(0))
    return half_up(100 * waiting / whole) if whole else None


def median(durations: Sequence[Duration]) -> Median | None:
    """The middle of what was measured; a censored duration may have gone on for any time."""
    if not durations or all(duration.seconds is None for duration in durations):
        return None
    least = sorted(duration.seconds or Decimal(0) for duration in durations)
    ends = sorted(
        Decimal("Infinity") if duration.censored else duration.seconds or Decimal(0) for duration in durations
    )
    low = _middle(least)
    return Median(half_up(mean(low), 0), low != _middle(ends))


def breach_likely(share: Share, promised: int | None) -> bool:
    """Would so few be met by chance less than once in twenty, had `promised` per cent been kept? No without one."""
    return promised is not None and share.of > 0 and float(bdtr(share.met, share.of, promised / 100)) < 0.05


def seconds_of(question: Tree, answer: Tree, events: Mapping[str, float]) -> Decimal | None:
    """What the answer says, else what the clock says; none when neither does."""
    if answer.get("value") is not None:
        return _exact(answer["value"])
    start, end = question["start"], question["end"]
    return _exact(events[end]) - _exact(events[start]) if start in events and end in events else None


def target_and_limit(question: Tree) -> tuple[int | None, int | None]:
    """The seconds to stay within, and those that earn nothing; a rhythm has neither."""
    curve = question.get("curve", {})
    if "tiers" in curve:
        return int(curve["tiers"][0][0]), int(curve["tiers"][-1][0])
    return curve.get("target"), curve.get("limit")


def _durations(code: str, visits: Mapping[int, tuple[Tree, Tree]], form: FormText) -> tuple[Duration, ...]:
    found = []
    for number, (card, document) in visits.items():
        row = next(row for row in card["questions"] if row["question"] == code)
        if row["state"] != "answered":
            continue
        answer = document["answers"].get(code, {})
        seconds = seconds_of(form.questions[code], answer, document.get("events", {}))
        censored = bool(answer.get("censored"))
        found.append(Duration(number, seconds, censored, row["fails"] is False, answer.get("source", "tapped")))
    return tuple(found)


def _step(code: str, durations: tuple[Duration, ...], form: FormText, promised: int | None) -> TimedStep:
    question = form.questions[code]
    judged = durations if "curve" in question else ()
    within = Share(sum(duration.within for duration in judged), len(judged))
    target, limit = target_and_limit(question)
    return TimedStep(
        question=code,
        target=target,
        limit=limit,
        durations=durations,
        median=median(durations),
        within=within,
        breach=breach_likely(within, promised),
        waiting=question in _waits(form),
    )


def _waits(form: FormText) -> list[Tree]:
    return [
        question
        for code, question in form.questions.items()
        if question["type"] == "duration"
        and "lost_time" in question.get("calamities", ())
        and form.tag(code, "owner") not in AT_THE_COUNTER
    ]


def _merged(spans: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The same stretches with overlaps joined, so that no second counts twice."""
    merged: list[Stretch] = []
    for span in sorted(spans, key=lambda span: span.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Stretch(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _middle(ordered: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    return ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]


def _exact(seconds: float | int | str) -> Decimal:
    return Decimal(str(seconds))
