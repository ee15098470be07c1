"""The 0 to 100 scale that every page shares: bands as tints, a bar, the interval, the visits, the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.blocks.box import Box
from reports.measures.interval import Interval
from reports.measures.rounding import half_up
from reports.sheet import Sheet
from reports.style import ACCENT, FAINT, INK, RANGES, SLATE, WHITE
from reports.words import Words


@dataclass(frozen=True)
class Scale:
    """`bounds` are where the bands begin, rising from 0; empty when no band may be shown.

    `alert`: the value is below its target. `muted`: too few visits to lean on it.
    """

    value: Decimal | None
    target: Decimal | None = None
    interval: Interval | None = None
    visits: Sequence[Decimal] = ()
    bounds: Sequence[Decimal] = ()
    alert: bool = False
    muted: bool = False


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


def ranges(sheet: Sheet, box: Box, height: float, bounds: Sequence[Decimal]) -> None:
    """The bands as tints of one hue, the lowest darkest; one plain tint without bands."""
    sheet.box(box.x, box.y, (box.width, height), RANGES[0] if bounds else RANGES[1])
    for place, bound in enumerate(bounds[1:], start=1):
        start = at(box, bound)
        tint = RANGES[min(place + max(0, len(RANGES) - len(bounds)), len(RANGES) - 1)]
        sheet.box(start, box.y, (box.x + box.width - start, height), tint)


def bullet(sheet: Sheet, box: Box, height: float, scale: Scale) -> None:
    """A bullet graph: a bar from zero on the tints, with a tick at the target."""
    ranges(sheet, box, height, scale.bounds)
    thick = height * 0.42
    if scale.value is not None:
        colour = FAINT if scale.muted else ACCENT if scale.alert else SLATE
        sheet.box(box.x, box.y + (height - thick) / 2, (box.width * float(scale.value) / 100, thick), colour)
    if scale.interval:
        _whisker(sheet, box, box.y + height / 2, scale.interval)
    for visit in scale.visits:
        sheet.dot(at(box, visit), box.y + height / 2, 1.7, INK, hollow=True)
    _target(sheet, box, height, scale.target)


def interval_bar(sheet: Sheet, box: Box, height: float, scale: Scale) -> None:
    """The score as a disc on its interval, the visits as rings below, a tick at the target."""
    ranges(sheet, box, height, scale.bounds)
    middle = box.y + height / 2
    colour = FAINT if scale.muted else SLATE
    if scale.interval:
        start, end = at(box, scale.interval.low), at(box, scale.interval.high)
        sheet.box(start, middle - 5, (end - start, 10), colour)
    for visit in scale.visits:
        sheet.dot(at(box, visit), box.y + height + 8, 2.2, INK, hollow=True)
    _target(sheet, box, height, scale.target)
    if scale.value is not None:
        sheet.dot(at(box, scale.value), middle, 8, WHITE)
        sheet.dot(at(box, scale.value), middle, 6.2, INK)


def at(box: Box, value: Decimal | float) -> float:
    """Where a value from 0 to 100 lies."""
    return box.x + box.width * float(value) / 100


def _target(sheet: Sheet, box: Box, height: float, target: Decimal | None) -> None:
    if target is not None:
        sheet.box(at(box, target) - 1, box.y + height * 0.1, (2, height * 0.8), INK)


def _whisker(sheet: Sheet, box: Box, middle: float, interval: Interval) -> None:
    low, high = at(box, interval.low), at(box, interval.high)
    sheet.line((low, middle), (high, middle), INK, 0.9)
    for end in (low, high):
        sheet.line((end, middle - 2.5), (end, middle + 2.5), INK, 0.9)
