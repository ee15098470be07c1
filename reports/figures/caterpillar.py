"""Branches one under another, each with its score, a bar that says how sure it is, and the range of its rank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.figures.figure import About, Box, Dot, Figure, Line, Mark, Table, Text, Tone
from reports.measures.gate import Standing
from reports.measures.league import Place
from reports.style import SMALL
from reports.typeset import shorten_coded
from reports.words import Words

WIDTH = 505.0
ROW = 15.0
HEAD = 30.0
NAME = 178.0
VISITS = 202.0
LEFT, RIGHT = 214.0, 362.0
SCORE, SHRUNK, RANK = 402.0, 456.0, WIDTH
TICKS = (0, 25, 50, 75, 100)
BAR = 3.0
BASE = 10.8


@dataclass(frozen=True, slots=True)
class Setting:
    """What all rows share: the mean of the branches, and the target."""

    middle: Decimal | None = None
    target: Decimal | None = None


def caterpillar(
    places: Sequence[Place], names: Mapping[str, tuple[str, About | None]], setting: Setting, words: Words
) -> Figure:
    """A row a place, in their order. `names`: by code, what the row is called and what it leads to.

    Bars of two branches that do not overlap differ at about 95 per cent.
    """
    height = HEAD + ROW * len(places) + 4
    marks = [*_head(words), *_grid(height), *_levels(setting, height)]
    for number, place in enumerate(places):
        marks += _name(HEAD + ROW * number, place, names[place.code])
        marks += _bar(HEAD + ROW * number, place, names[place.code][1], setting.target)
        marks += _figures(HEAD + ROW * number, place, setting.target, words)
    columns = [words(key) for key in ("col.branch", "col.n", "col.score", "league.bar", "league.shrunk", "league.rank")]
    rows = [_texts(place, names[place.code][0], words) for place in places]
    return Figure(
        "caterpillar", WIDTH, height, words.count("figure.caterpillar", len(places)), marks, Table(columns, rows)
    )


def _head(words: Words) -> list[Mark]:
    marks: list[Mark] = [Text(0, 20, words("col.branch"), tone="muted")]
    marks += [Text(_at(tick), 20, str(tick), tone="muted", align="centre") for tick in TICKS]
    heads = ((VISITS, "col.n"), (SCORE, "col.score"), (SHRUNK, "league.shrunk"), (RANK, "league.rank"))
    return [*marks, *(Text(x, 20, words(key), tone="muted", align="right") for x, key in heads)]


def _grid(height: float) -> list[Mark]:
    return [Line(((_at(tick), 24), (_at(tick), height))) for tick in TICKS]


def _levels(setting: Setting, height: float) -> list[Mark]:
    """The mean of the branches as a line, the target as a dashed one."""
    marks: list[Mark] = []
    if setting.middle is not None:
        marks.append(Line(((_at(setting.middle), 24), (_at(setting.middle), height)), "slate", 1.0))
    if setting.target is not None:
        marks.append(Line(((_at(setting.target), 24), (_at(setting.target), height)), "ink", 0.8, dashed=True))
    return marks


def _name(top: float, place: Place, called: tuple[str, About | None]) -> list[Mark]:
    tone: Tone = "ink" if _sure(place) else "muted"
    return [
        Text(0, top + BASE, shorten_coded(called[0], SMALL, NAME), tone=tone, about=called[1]),
        Text(VISITS, top + BASE, str(place.visits), tone=tone, align="right"),
    ]


def _bar(top: float, place: Place, about: About | None, target: Decimal | None) -> list[Mark]:
    """Solid from four visits up, a ring on a pale bar below that."""
    low, high, middle = _at(place.bar.low), _at(place.bar.high), top + ROW / 2
    tone: Tone = "accent" if _below(place, target) else "ink" if _sure(place) else "faint"
    return [
        Box(low, middle - BAR / 2, max(0.8, high - low), BAR, "slate" if _sure(place) else "range_0", about),
        Dot(_at(place.score), middle, 3.2, tone, not _sure(place), about),
    ]


def _figures(top: float, place: Place, target: Decimal | None, words: Words) -> list[Mark]:
    sure, base = _sure(place), top + BASE
    plain: Tone = "ink" if sure else "muted"
    tone: Tone = "accent" if _below(place, target) else plain
    return [
        Text(SCORE, base, words.number(place.score), tone=tone, bold=sure, align="right"),
        Text(SHRUNK, base, words.number(place.shrunk), tone="muted", align="right"),
        Text(RANK, base, _rank(place), tone=plain, align="right"),
    ]


def _sure(place: Place) -> bool:
    return place.standing >= Standing.SCORE


def _below(place: Place, target: Decimal | None) -> bool:
    return target is not None and _sure(place) and place.score < target


def _texts(place: Place, name: str, words: Words) -> list[str]:
    bar = words("between", low=words.number(place.bar.low), high=words.number(place.bar.high))
    return [name, str(place.visits), words.number(place.score), bar, words.number(place.shrunk), _rank(place)]


def _rank(place: Place) -> str:
    if place.rank is None:
        return "–"
    low, high = place.rank
    return str(low) if low == high else f"{low}–{high}"


def _at(value: Decimal | int) -> float:
    return LEFT + (RIGHT - LEFT) * float(value) / 100
