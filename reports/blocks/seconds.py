"""Time on paper: a visit's clock as a strip, and one step's durations as dots against its target."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.blocks.box import Box
from reports.measures.timing import Duration, Stretch, TimedStep, Timeline
from reports.sheet import Sheet
from reports.style import ACCENT, FAINT, INK, LINE, MUTED, NOTE, PALE, RANGES, SLATE, SMALL, WHITE, Type
from reports.typeset import width
from reports.words import Words

STRIP_HEIGHT = 14.0
DOTS_HEIGHT = 30.0
_STEPS = (15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)


@dataclass(frozen=True)
class Axis:
    """Seconds from 0 to `end`, a round number, with a tick every `step`."""

    end: float
    step: int


def axis_for(longest: float) -> Axis:
    """An axis that holds so many seconds, with at most eight ticks."""
    step = next((step for step in _STEPS if longest <= 8 * step), _STEPS[-1])
    ticks = max(1, -(-int(longest + 0.999) // step))
    return Axis(float(ticks * step), step)


def axis_line(sheet: Sheet, box: Box, axis: Axis) -> float:
    """Ticks with m:ss below a line."""
    sheet.line((box.x, box.y), (box.x + box.width, box.y), LINE)
    for second in range(0, int(axis.end) + 1, axis.step):
        x = _at(box, axis, second)
        sheet.line((x, box.y), (x, box.y + 3), LINE)
        sheet.text(x, box.y + 13, _clock(second), NOTE, "centre" if second else "left")
    return 16.0


def strip(sheet: Sheet, box: Box, axis: Axis, stretches: tuple[Stretch, Sequence[Stretch]]) -> None:
    """A visit from its first to its last event, what was waiting dark, with its length where there is room."""
    whole, waits = stretches
    start = whole.start
    sheet.box(box.x, box.y, (_at(box, axis, whole.end - start) - box.x, STRIP_HEIGHT), RANGES[0])
    for wait in waits:
        left, right = _at(box, axis, wait.start - start), _at(box, axis, wait.end - start)
        sheet.box(left, box.y, (max(0.6, right - left), STRIP_HEIGHT), SLATE)
        said, kind = _clock(wait.end - wait.start), Type(9, bold=True, colour=WHITE)
        if width(said, kind) + 6 < right - left:
            sheet.text((left + right) / 2, box.y + 10.3, said, kind, "centre")


def clock_said(line: Timeline, words: Words) -> str:
    """A visit's strip in words: how long it took, and when the shopper waited."""
    start = line.events[0][1]
    waits = "; ".join(f"{_clock(wait.start - start)}–{_clock(wait.end - start)}" for wait in line.waits) or "–"
    share = words("visit.clock_share", whole=words.clock(line.whole), share=words.percent(line.percent))
    return words("alt.clock", title=words("visit", n=line.visit), said=share, list=waits)


def dots_said(step: TimedStep, words: Words) -> str:
    """A step's dots in words: the time of each visit, and the target."""
    known = [
        ("≥ " if duration.censored else "") + _clock(float(duration.seconds))
        for duration in step.durations
        if duration.seconds is not None
    ]
    target = "" if step.target is None else f" {words('target', value=_clock(step.target))}."
    return words("alt.times", list="; ".join(known) or "–") + target


def event_ticks(sheet: Sheet, box: Box, axis: Axis, seconds: Sequence[float]) -> None:
    """A small tick under the strip for each event, counted from the first."""
    for second in seconds:
        x = _at(box, axis, second - seconds[0])
        sheet.line((x, box.y + STRIP_HEIGHT), (x, box.y + STRIP_HEIGHT + 3), MUTED, 0.7)


def step_dots(sheet: Sheet, box: Box, step: TimedStep) -> None:
    """A dot a visit, a ring when the shopper left before the end; the target a bar, the limit a thin line."""
    known = [float(duration.seconds) for duration in step.durations if duration.seconds is not None]
    bounds = [float(bound) for bound in (step.target, step.limit) if bound is not None]
    axis = axis_for(max([*known, *bounds, 1.0]))
    middle = box.y + 8
    sheet.box(box.x, middle - 7, (box.width, 14), PALE)
    if step.target is not None:
        sheet.box(box.x, middle - 7, (_at(box, axis, step.target) - box.x, 14), RANGES[1])
        sheet.box(_at(box, axis, step.target) - 1, middle - 8, (2, 16), INK)
        sheet.text(_at(box, axis, step.target), middle + 18, _clock(step.target), SMALL, "centre")
    if step.limit is not None and step.limit != step.target:
        x = _at(box, axis, step.limit)
        sheet.line((x, middle - 7), (x, middle + 7), FAINT, 0.8)
        sheet.text(x, middle + 18, _clock(step.limit), NOTE, "centre")
    for place, duration in enumerate(step.durations):
        _dot(sheet, (box, axis), middle, (duration, place % 3 - 1))


def _dot(sheet: Sheet, frame: tuple[Box, Axis], middle: float, spot: tuple[Duration, int]) -> None:
    duration, lift = spot
    if duration.seconds is None:
        return
    x = _at(*frame, float(duration.seconds))
    colour = SLATE if duration.within else ACCENT
    sheet.dot(x, middle + lift * 2.6, 2.9, colour, hollow=duration.censored)
    if duration.censored:
        sheet.line((x + 3.5, middle + lift * 2.6), (x + 9, middle + lift * 2.6), colour, 1.1)


def _at(box: Box, axis: Axis, second: float) -> float:
    return box.x + box.width * min(second, axis.end) / axis.end


def _clock(seconds: float) -> str:
    whole = int(seconds + 0.5)
    return f"{whole // 60}:{whole % 60:02}"
