"""Time as marks: a visit's clock as a strip, and one step's durations as dots against its target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.figures.figure import Box, Dot, Line, Mark, Text, Tone
from reports.measures.timing import Duration, TimedStep, Timeline
from reports.style import SMALL_STRONG
from reports.typeset import width
from reports.words import Words

STRIP_HEIGHT = 14.0
DOTS_HEIGHT = 30.0
_STEPS = (15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)


@dataclass(frozen=True)
class Axis:
    """Seconds from 0 to `end`, a round number, with a tick every `step`, over so many points."""

    end: float
    step: int
    width: float = 0.0

    def at(self, second: float) -> float:
        """Where a second lies; what is beyond the end lies on it."""
        return self.width * min(second, self.end) / self.end


def axis_for(longest: float, wide: float = 0.0) -> Axis:
    """An axis that holds so many seconds, with at most eight ticks."""
    step = next((step for step in _STEPS if longest <= 8 * step), _STEPS[-1])
    ticks = max(1, -(-int(longest + 0.999) // step))
    return Axis(float(ticks * step), step, wide)


def axis_of(lines: Sequence[Timeline], wide: float) -> Axis:
    """An axis that holds the longest of these visits."""
    return axis_for(max(line.events[-1][1] - line.events[0][1] for line in lines), wide)


def axis_line(axis: Axis) -> Iterator[Mark]:
    """Ticks with m:ss below a line."""
    yield Line(((0, 0), (axis.width, 0)))
    for second in range(0, int(axis.end) + 1, axis.step):
        x = axis.at(second)
        yield Line(((x, 0), (x, 3)))
        yield Text(x, 13, clock(second), tone="muted", align="centre" if second else "left")


def strip(line: Timeline, axis: Axis) -> Iterator[Mark]:
    """A visit from its first to its last event, what was waiting dark, with its length where there is room; below it
    a small tick for each event."""
    start, about = line.events[0][1], {"visit": line.visit}
    yield Box(0, 0, axis.at(line.events[-1][1] - start), STRIP_HEIGHT, "range_0", about)
    for wait in line.waits:
        left, right = axis.at(wait.start - start), axis.at(wait.end - start)
        yield Box(left, 0, max(0.6, right - left), STRIP_HEIGHT, "slate", about)
        text = clock(wait.end - wait.start)
        if width(text, SMALL_STRONG) + 6 < right - left:
            yield Text((left + right) / 2, 10.3, text, tone="white", bold=True, align="centre", about=about)
    for _, second in line.events:
        x = axis.at(second - start)
        yield Line(((x, STRIP_HEIGHT), (x, STRIP_HEIGHT + 3)), "muted", 0.7)


def strip_said(line: Timeline, words: Words) -> str:
    """A visit's strip in words: how long it took, and when the shopper waited."""
    start = line.events[0][1]
    waits = "; ".join(f"{clock(wait.start - start)}–{clock(wait.end - start)}" for wait in line.waits) or "–"
    share = words("visit.clock_share", whole=words.clock(line.whole), share=words.percent(line.percent))
    return words("alt.clock", title=words("visit", n=line.visit), said=share, list=waits)


def dots(step: TimedStep, wide: float) -> Iterator[Mark]:
    """A dot a visit, a ring when estimated or left before the end; the target a bar, the limit a thin line."""
    known = [float(duration.seconds) for duration in step.durations if duration.seconds is not None]
    bounds = [float(bound) for bound in (step.target, step.limit) if bound is not None]
    axis, middle = axis_for(max([*known, *bounds, 1.0]), wide), 8.0
    yield Box(0, middle - 7, wide, 14, "pale")
    if step.target is not None:
        x = axis.at(step.target)
        yield Box(0, middle - 7, x, 14, "range_1")
        yield Box(x - 1, middle - 8, 2, 16, "ink")
        yield Text(x, middle + 18, clock(step.target), align="centre")
    if step.limit is not None and step.limit != step.target:
        x = axis.at(step.limit)
        yield Line(((x, middle - 7), (x, middle + 7)), "faint", 0.8)
        yield Text(x, middle + 18, clock(step.limit), tone="muted", align="centre")
    for place, duration in enumerate(step.durations):
        yield from _dot(duration, middle + (place % 3 - 1) * 2.6, axis)


def dots_said(step: TimedStep, words: Words) -> str:
    """A step's dots in words: the time of each visit, and the target."""
    known = [duration_said(duration) for duration in step.durations if duration.seconds is not None]
    target = "" if step.target is None else f" {words('target', value=clock(step.target))}."
    return words("alt.times", list="; ".join(known) or "–") + target


def duration_said(duration: Duration) -> str:
    """In minutes and seconds, where need be as the least that it was, or about."""
    if duration.seconds is None:
        return "–"
    about = "≈ " if duration.estimated else ""
    return ("≥ " if duration.censored else about) + clock(float(duration.seconds))


def clock(seconds: float) -> str:
    """Minutes and seconds, m:ss."""
    whole = int(seconds + 0.5)
    return f"{whole // 60}:{whole % 60:02}"


def _dot(duration: Duration, y: float, axis: Axis) -> Iterator[Mark]:
    if duration.seconds is None:
        return
    x, tone = axis.at(float(duration.seconds)), _tone(duration)
    yield Dot(x, y, 2.9, tone, duration.censored or duration.estimated, {"visit": duration.visit})
    if duration.censored:
        yield Line(((x + 3.5, y), (x + 9, y)), tone, 1.1)


def _tone(duration: Duration) -> Tone:
    return "slate" if duration.within else "accent"
