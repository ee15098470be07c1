"""The 0 to 100 scale that every page shares: bands as tints, a bar, the interval, the visits, the target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.figures.figure import Box, Dot, Line, Mark, Tone
from reports.measures.interval import Interval
from reports.measures.rounding import half_up
from reports.words import Words

RANGES: tuple[Tone, ...] = ("range_0", "range_1", "range_2", "range_3")


@dataclass(frozen=True)
class Scale:
    """`bounds` are where the bands begin, rising from 0; empty when no band may be shown.

    `alert`: the value is below its target. `muted`: too few visits to lean on it. `numbers` are those of the visits,
    where a mark should lead to them.
    """

    value: Decimal | None
    target: Decimal | None = None
    interval: Interval | None = None
    visits: Sequence[Decimal] = ()
    bounds: Sequence[Decimal] = ()
    alert: bool = False
    muted: bool = False
    numbers: Sequence[int] = ()


def said(scale: Scale, words: Words) -> str:
    """The same in words: value, interval, target and visits."""
    parts = [words("alt.scale", value=words.number(scale.value))]
    if scale.interval:
        parts.append(f"{words.number(scale.interval.low)}–{words.number(scale.interval.high)}.")
    if scale.target is not None:
        parts.append(f"{words('target', value=words.number(half_up(scale.target)))}.")
    if scale.visits:
        parts.append(words("alt.visits", list="; ".join(words.number(visit) for visit in scale.visits)))
    return " ".join(parts)


def bullet(scale: Scale, wide: float, high: float) -> list[Mark]:
    """A bullet graph: a bar from zero on the tints, with a tick at the target."""
    marks = _ranges(scale.bounds, wide, high)
    thick, middle = high * 0.42, high / 2
    if scale.value is not None:
        tone: Tone = "faint" if scale.muted else "accent" if scale.alert else "slate"
        marks.append(Box(0, (high - thick) / 2, wide * float(scale.value) / 100, thick, tone))
    if scale.interval:
        marks += whisker(wide * float(scale.interval.low) / 100, wide * float(scale.interval.high) / 100, middle)
    marks += _visits(scale, wide, middle, 1.7)
    return marks + _target(scale.target, wide, high)


def interval_bar(scale: Scale, wide: float, high: float) -> list[Mark]:
    """The score as a disc on its interval, the visits as rings below, a tick at the target."""
    marks, middle = _ranges(scale.bounds, wide, high), high / 2
    if scale.interval:
        start, end = (wide * float(end) / 100 for end in (scale.interval.low, scale.interval.high))
        marks.append(Box(start, middle - 5, end - start, 10, "faint" if scale.muted else "slate"))
    marks += _visits(scale, wide, high + 8, 2.2)
    marks += _target(scale.target, wide, high)
    if scale.value is not None:
        at = wide * float(scale.value) / 100
        marks += [Dot(at, middle, 8, "white"), Dot(at, middle, 6.2, "ink")]
    return marks


def whisker(low: float, high: float, middle: float) -> Iterator[Mark]:
    """A thin line with its ends marked."""
    yield Line(((low, middle), (high, middle)), "ink", 0.9)
    for end in (low, high):
        yield Line(((end, middle - 2.5), (end, middle + 2.5)), "ink", 0.9)


def _ranges(bounds: Sequence[Decimal], wide: float, high: float) -> list[Mark]:
    """The bands as tints of one hue, the lowest darkest; one plain tint without bands."""
    marks: list[Mark] = [Box(0, 0, wide, high, RANGES[0] if bounds else RANGES[1])]
    for place, bound in enumerate(bounds[1:], start=1):
        start = wide * float(bound) / 100
        tint = RANGES[min(place + max(0, len(RANGES) - len(bounds)), len(RANGES) - 1)]
        marks.append(Box(start, 0, wide - start, high, tint))
    return marks


def _visits(scale: Scale, wide: float, y: float, radius: float) -> list[Mark]:
    if not scale.numbers:
        return [Dot(wide * float(score) / 100, y, radius, "ink", True) for score in scale.visits]
    return [
        Dot(wide * float(score) / 100, y, radius, "ink", True, {"visit": number})
        for score, number in zip(scale.visits, scale.numbers, strict=True)
    ]


def _target(target: Decimal | None, wide: float, high: float) -> list[Mark]:
    if target is None:
        return []
    return [Box(wide * float(target) / 100 - 1, high * 0.1, 2, high * 0.8, "ink")]
