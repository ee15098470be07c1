"""How long it felt beside how long it took: a disc for the clock and a ring for the feeling, visit by visit."""

from collections.abc import Iterator

from reports.figures.clock import axis_for
from reports.figures.figure import Dot, Figure, Line, Mark, Table, Text
from reports.measures.felt import Felt, FeltTime
from reports.words import Words

WIDTH, HEIGHT = 505.0, 116.0
LEFT, TOP, FLOOR = 40.0, 6.0, 98.0
EVERY = 24
"""Of more visits than this only every fifth is numbered."""


def felt_figure(found: FeltTime, words: Words) -> Figure:
    """One question's visits from left to right, the axis in minutes and seconds."""
    axis = axis_for(float(max(max(pair.felt, pair.clocked) for pair in found.visits)))
    marks: list[Mark] = []
    steps = range(0, int(axis.end) + 1, axis.step)
    for second in steps[:: max(1, len(steps) // 4)]:
        y = _height(second, axis.end)
        marks.append(Line(((LEFT, y), (WIDTH, y))))
        marks.append(Text(LEFT - 6, y + 3, words.clock(second), tone="muted", align="right"))
    for place, pair in enumerate(found.visits):
        x = LEFT + (WIDTH - LEFT) * (place + 0.5) / len(found.visits)
        marks += _pair(pair, x, axis.end)
        if len(found.visits) <= EVERY or pair.visit % 5 == 0 or place == 0:
            marks.append(Text(x, FLOOR + 13, str(pair.visit), tone="muted", align="centre"))
    rows = [[words("visit", n=p.visit), words.clock(p.felt), words.clock(p.clocked)] for p in found.visits]
    table = Table([words("col.visit"), words("felt.felt"), words("felt.clocked")], rows)
    return Figure(f"felt_{found.question}", WIDTH, HEIGHT, words.count("figure.felt", len(rows)), marks, table)


def _pair(pair: Felt, x: float, end: float) -> Iterator[Mark]:
    felt, clocked, about = _height(float(pair.felt), end), _height(float(pair.clocked), end), {"visit": pair.visit}
    yield Line(((x, felt), (x, clocked)), "muted", 1.0)
    yield Dot(x, clocked, 3.4, "slate", about=about)
    yield Dot(x, felt, 3.4, "ink", hollow=True, about=about)


def _height(seconds: float, end: float) -> float:
    return FLOOR - (FLOOR - TOP) * seconds / end
