"""Does the service depend on who serves or on the day: two thresholds, four fields, and where the branch lies."""

from reports.figures.figure import Box, Dot, Figure, Line, Mark, Table, Text, Tone
from reports.measures.consistency import MOODY, MUCH, Dependence
from reports.style import NOTE
from reports.typeset import shorten
from reports.words import Words

WIDTH, HEIGHT = 236.0, 134.0
LEFT, TOP, FLOOR = 18.0, 14.0, 114.0
MOST = 20.0
"""Points of spread within one person at the upper edge; more is drawn there."""


def dependence_figure(found: Dependence, words: Words) -> Figure:
    """Across: the share of variance between those who serve. Up: the spread within one person, in points."""
    across, up = _across(float(MUCH)), _up(MOODY)
    here = found.reading
    fields: tuple[tuple[float, float, float, float, str], ...] = (
        (LEFT, up, across - LEFT, FLOOR - up, "standards"),
        (LEFT, TOP, across - LEFT, up - TOP, "mood"),
        (across, TOP, WIDTH - across, FLOOR - TOP, "individuals"),
    )
    marks: list[Mark] = []
    for x, y, wide, high, name in fields:
        tone: Tone = "range_0" if name == here else "range_3"
        marks.append(Box(x, y, wide - 1.5, high - 1.5, tone))
        base = y + high - 8 if name == "standards" else y + 12
        label = shorten(words(f"depends.field.{name}"), NOTE, wide - 10)
        marks.append(Text(x + 5, base, label, tone="ink" if name == here else "muted", bold=name == here))
    low, high = (_across(float(end)) for end in found.interval)
    x, y = _across(float(found.index)), _up(min(MOST, float(found.mood)))
    marks += [Line(((low, y), (high, y)), "ink", 1.0), Dot(x, y, 4.4, "slate")]
    marks += [
        Text(LEFT, TOP - 5, words("depends.up"), tone="muted"),
        Text(LEFT, FLOOR + 14, "0", tone="muted"),
        Text(WIDTH, FLOOR + 14, "1", tone="muted", align="right"),
        Text((LEFT + WIDTH) / 2, FLOOR + 14, words("depends.across"), tone="muted", align="centre"),
        Text(LEFT - 8, _up(MOODY) + 3, words.number(MOODY), tone="muted", align="right"),
        Text(LEFT - 8, FLOOR, "0", tone="muted", align="right"),
    ]
    rows = [
        [words("depends.across"), words.number(found.index)],
        [words("depends.up"), words.number(found.mood)],
        [words("depends.reading"), words(f"depends.{here}")],
    ]
    table = Table([words("depends.figure"), words("col.score")], rows)
    return Figure("dependence", WIDTH, HEIGHT, words("figure.dependence"), marks, table)


def _across(index: float) -> float:
    return LEFT + (WIDTH - LEFT) * index


def _up(points: float) -> float:
    return FLOOR - (FLOOR - TOP) * points / MOST
