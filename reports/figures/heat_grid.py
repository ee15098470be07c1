"""Branches by parts of the service: every cell has its number and its n, and a tint that stays readable in grey."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.figures.figure import About, Box, Figure, Line, Mark, Table, Text, Tone
from reports.measures.gate import Standing
from reports.measures.region import BranchLine, PartScore
from reports.style import SMALL, SMALL_STRONG
from reports.typeset import shorten_coded, width
from reports.words import Words

WIDTH = 505.0
ROW = 16.0
CELL = 43.0
STEP = 11.5
BASE = 11.0
GAP = 0.6
TONES: tuple[Tone, ...] = ("slate", "range_0", "range_1", "range_3")
"""From the lowest band, which is darkest and bears white figures, to the highest."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The parts that follow the score, the first of them number `start`; `bounds`: where bands begin, rising."""

    titles: Sequence[str]
    bounds: Sequence[Decimal]
    start: int = 0


def heat_grid(
    lines: Sequence[BranchLine], names: Mapping[str, tuple[str, About | None]], columns: Columns, words: Words
) -> Figure:
    """A row a branch, in their order: its score, then each part. `names` as in `caterpillar`."""
    titles = [words("col.score"), *columns.titles]
    top, left = STEP * len(titles) + 6, WIDTH - CELL * len(titles)
    marks: list[Mark] = _head(titles, left, top)
    rows = []
    for place, line in enumerate(lines):
        base = top + ROW * place + BASE
        name, about = names[line.branch.code]
        parts = line.parameters[columns.start : columns.start + len(columns.titles)]
        cells = [PartScore(line.score, line.visits), *parts]
        tone: Tone = "ink" if line.standing >= Standing.SCORE else "muted"
        marks.append(Text(0, base, shorten_coded(name, SMALL, left - 8), tone=tone, about=about))
        for column, cell in enumerate(cells):
            marks += _cell((left + CELL * column, base), cell, columns.bounds, words)
        rows.append([name, *(_said(cell, words) for cell in cells)])
    alt = words.count("figure.heat_grid", len(lines))
    return Figure("heat_grid", WIDTH, top + ROW * len(lines), alt, marks, Table([words("col.branch"), *titles], rows))


def _head(titles: Sequence[str], left: float, height: float) -> list[Mark]:
    """Each title on a line of its own above its column, a thin line leading down from it."""
    marks: list[Mark] = []
    for place, title in enumerate(titles):
        middle, base = left + CELL * (place + 0.5), height - 8 - STEP * place
        marks.append(Line(((middle, base + 2.5), (middle, height - 2))))
        marks.append(Text(middle + 2, base, title, tone="muted", align="right"))
    return marks


def _cell(at: tuple[float, float], cell: PartScore, bounds: Sequence[Decimal], words: Words) -> list[Mark]:
    """The number and its n; below the gate grey and without a tint, of one visit no number at all."""
    x, base = at
    if cell.score is None or cell.standing < Standing.MEAN:
        said = words("n", n=cell.visits) if cell.visits else "–"
        return [Text(x + CELL / 2, base, said, tone="muted", align="centre")]
    number, count = words.number(cell.score), str(cell.visits)
    margin = (CELL - width(number, SMALL_STRONG) - 3 - width(count, SMALL)) / 2
    sure = cell.standing >= Standing.SCORE
    tint = _tint(sum(cell.score >= bound for bound in bounds), bounds)
    ink: Tone = "white" if tint == "slate" else "ink"
    plate = Box(x + GAP, base - BASE + GAP, CELL - 2 * GAP, ROW - 2 * GAP, tint)
    return [
        *([plate] if sure else []),
        Text(x + margin, base, number, tone=ink if sure else "muted", bold=sure),
        Text(x + CELL - margin, base, count, tone="white" if sure and ink == "white" else "muted", align="right"),
    ]


def _tint(reached: int, bounds: Sequence[Decimal]) -> Tone:
    """The band that was reached; without bands one plain tint."""
    return TONES[min(max(0, reached - 1) + max(0, len(TONES) - len(bounds)), len(TONES) - 1)] if bounds else TONES[-1]


def _said(cell: PartScore, words: Words) -> str:
    if cell.score is None or cell.standing < Standing.MEAN:
        return words("n", n=cell.visits)
    return f"{words.number(cell.score)} ({words('n', n=cell.visits)})"
