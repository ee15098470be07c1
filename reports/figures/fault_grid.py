"""Sins or calamities by visit: a tile for each, with a letter and in colour where it was met."""

from collections.abc import Iterator, Sequence

from reports.figures.figure import Box, Figure, Mark, Table, Text, Tone
from reports.measures.branch import FAMILIES, BranchFigures
from reports.measures.faults import Family, Fault
from reports.style import SMALL
from reports.typeset import shorten
from reports.words import Words

WIDTH = 505.0
ROW, LINE = 15.0, 11.0
TILES, ROOM, WIDEST = 152.0, 250.0, 22.0
SHARE, NARROW = 438.0, 14.0
MOST = 20
"""So many visits stand beside one another with a letter in each tile; further ones go into a grid below."""
KINDS = dict(FAMILIES)


def fault_grids(figures: BranchFigures, family: Family, words: Words) -> list[Figure]:
    """One grid for each twenty visits; none when nothing of the family was met."""
    rows = figures.rows_of(family)
    if not any(row.share.met for row in rows):
        return []
    numbers = [visit.number for visit in figures.visits]
    bands = -(-len(numbers) // MOST)
    each = -(-len(numbers) // bands)
    letters = fault_letters(figures)
    parts = [numbers[start : start + each] for start in range(0, len(numbers), each)]
    grids = ((f"{family}_{place}" if place > 1 else family, part) for place, part in enumerate(parts, start=1))
    return [_grid(name, (family, rows, letters), part, words) for name, part in grids]


def fault_letters(figures: BranchFigures) -> dict[str, str]:
    """A letter for each sin, and on from there for each calamity, by code."""
    codes = [row.code for row in (*figures.sin_rows, *figures.calamity_rows)]
    return {code: chr(ord("A") + place) if place < 26 else str(place) for place, code in enumerate(codes)}


def _grid(
    name: str, told: tuple[Family, Sequence[Fault], dict[str, str]], numbers: Sequence[int], words: Words
) -> Figure:
    family, rows, letters = told
    step = min(WIDEST, ROOM / len(numbers))
    head = LINE * (2 if step < NARROW else 1) + 3
    marks: list[Mark] = [
        Text(TILES + (place + 0.5) * step, head - 5, str(number), tone="muted", align="centre")
        for place, number in enumerate(numbers)
    ]
    marks.append(Text(SHARE, 9, words("col.visits_with"), tone="muted", align="right"))
    marks.append(Text(WIDTH, 9, words("col.interval"), tone="muted", align="right"))
    for place, row in enumerate(rows):
        label = words.label(KINDS[family], row.code)
        marks += _row(row, head + place * ROW, (letters[row.code], label), words)
        marks += _tiles(row, head + place * ROW, (letters[row.code], step), numbers)
    table = Table([words(f"card.{family}"), *map(str, numbers)], [_told(row, family, numbers, words) for row in rows])
    return Figure(name, WIDTH, head + len(rows) * ROW, words(f"figure.{family}"), marks, table)


def _row(row: Fault, y: float, named: tuple[str, str], words: Words) -> Iterator[Mark]:
    letter, label = named
    tone: Tone = "ink" if row.share.met else "muted"
    yield Text(0, y + 10.5, letter, tone=tone, bold=True)
    yield Text(15, y + 10.5, shorten(label, SMALL, TILES - 22), tone=tone, bold=bool(row.share.met))
    if not row.asked:
        yield Text(TILES, y + 10.5, words("faults.not_asked"), tone="muted")
        return
    share = f"{row.share.met}/{row.share.of}" if row.share.of else "–"
    yield Text(SHARE, y + 10.5, share, tone=tone, align="right")
    if row.interval:
        low, high = words.number(row.interval.low), words.number(row.interval.high)
        said = words("between_percent", range=words("between", low=low, high=high))
        yield Text(WIDTH, y + 10.5, said, tone="muted", align="right")


def _tiles(row: Fault, y: float, drawn: tuple[str, float], numbers: Sequence[int]) -> Iterator[Mark]:
    """Dark with its letter where the fault was met, pale where it could have been, a point where it could not."""
    letter, step = drawn
    for place, number in enumerate(numbers):
        x, about = TILES + place * step, {"visit": number}
        if number in row.evidence:
            yield Box(x, y, step - 1.5, ROW - 1.5, "accent", about)
            yield Text(x + (step - 1.5) / 2, y + 10, letter, tone="white", bold=True, align="centre", about=about)
        elif number in row.visits:
            yield Box(x, y, step - 1.5, ROW - 1.5, "range_1", about)
        elif row.asked:
            yield Text(x + (step - 1.5) / 2, y + 9.5, "·", tone="muted", align="centre")


def _told(row: Fault, family: Family, numbers: Sequence[int], words: Words) -> list[str]:
    said = {True: words("faults.met"), False: words("faults.not_met")}
    cells = [said[n in row.evidence] if n in row.visits or n in row.evidence else "–" for n in numbers]
    return [words.label(KINDS[family], row.code), *cells]
