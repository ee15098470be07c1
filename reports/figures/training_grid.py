"""Who needs to practise what: roles down, what was observed across, failed answers of all answers in each cell."""

from collections.abc import Iterator, Sequence

from reports.figures.figure import Box, Figure, Mark, Table, Text, Tone
from reports.measures.training import Cell, Need
from reports.style import NOTE, SMALL
from reports.typeset import shorten, width, wrap
from reports.words import Words

WIDTH, NAMES, ROW, LEAST = 505.0, 124.0, 21.0, 42.0
LOOKS: dict[Need, tuple[Tone, Tone, bool]] = {
    "train": ("accent", "white", True),
    "watch": ("range_0", "ink", False),
    "fine": ("range_3", "muted", False),
    "unknown": ("white", "muted", False),
}
"""A cell's ground, its text, and whether that is bold."""


def training_grid_figure(cells: Sequence[Cell], words: Words) -> Figure | None:
    """One row a role, one column a parameter; none when the form tags neither."""
    if not cells:
        return None
    owners = list(dict.fromkeys(cell.owner for cell in cells))
    parameters = list(dict.fromkeys(cell.parameter for cell in cells))
    labels = [words.label("parameter", code) for code in parameters]
    places = _places(labels)
    heads = [wrap(label, NOTE, wide - 3, 5) for label, (_, wide) in zip(labels, places, strict=True)]
    deep = max(map(len, heads)) * NOTE.leading + 4
    marks: list[Mark] = list(_heads(heads, places, deep))
    for place, owner in enumerate(owners):
        marks.append(Text(0, deep + place * ROW + 13, shorten(words.label("owner", owner), SMALL, NAMES - 8)))
    for cell in cells:
        x, wide = places[parameters.index(cell.parameter)]
        marks += _cell(cell, (x, deep + owners.index(cell.owner) * ROW, wide), words)
    columns = [words("training.role"), *labels]
    known = {(cell.owner, cell.parameter): _told(cell, words) for cell in cells}
    rows = [[words.label("owner", owner), *(known.get((owner, code), "") for code in parameters)] for owner in owners]
    height = deep + len(owners) * ROW
    return Figure("training_grid", WIDTH, height, words("figure.training_grid"), marks, Table(columns, rows))


def _places(labels: Sequence[str]) -> list[tuple[float, float]]:
    """Where each column begins and how wide it is: its longest word, and an equal part of what is left."""
    longest = [max(LEAST, *(width(word, NOTE) + 3.2 for word in label.split())) for label in labels]
    spare = (WIDTH - NAMES - sum(longest)) / len(labels)
    wide = [(WIDTH - NAMES) / len(labels)] * len(labels) if spare < 0 else [word + spare for word in longest]
    return [(NAMES + sum(wide[:place]), wide[place]) for place in range(len(wide))]


def _heads(heads: Sequence[Sequence[str]], places: Sequence[tuple[float, float]], deep: float) -> Iterator[Mark]:
    for lines, (x, wide) in zip(heads, places, strict=True):
        top = deep - 6 - (len(lines) - 1) * NOTE.leading
        for line, text in enumerate(lines):
            yield Text(x + wide / 2 - 1, top + line * NOTE.leading, text, tone="muted", align="centre")


def _cell(cell: Cell, at: tuple[float, float, float], words: Words) -> Iterator[Mark]:
    x, y, wide = at
    ground, tone, bold = LOOKS[cell.need]
    if cell.need != "unknown":
        yield Box(x, y, wide - 2, ROW - 2, ground)
    said = f"{cell.failed.met}/{cell.failed.of}" if cell.failed.of else "–"
    sign = f"{words('training.sign')} " if cell.need == "train" else ""
    yield Text(x + (wide - 2) / 2, y + 13, sign + said, tone=tone, bold=bold, align="centre")


def _told(cell: Cell, words: Words) -> str:
    said = f"{cell.failed.met}/{cell.failed.of} " if cell.failed.of else ""
    return said + words(f"training.{cell.need}")
