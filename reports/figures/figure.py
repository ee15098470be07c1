"""A figure as data: what is drawn where, in words of a palette. Paper and desk render the same value.

Lengths are points from the figure's top left. `about` says what a mark is made of, such as `{"visit": 3}`, so that a
screen can lead there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Tone = Literal[
    "ink",
    "muted",
    "faint",
    "line",
    "slate",
    "accent",
    "accent_pale",
    "range_0",
    "range_1",
    "range_2",
    "range_3",
    "range_4",
    "pale",
    "white",
]
Align = Literal["left", "right", "centre"]
About = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with its top left at (x, y)."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Straight strokes from point to point."""

    points: Sequence[tuple[float, float]]
    tone: Tone = "line"
    thick: float = 0.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc about (x, y), or a ring."""

    x: float
    y: float
    radius: float
    tone: Tone
    hollow: bool = False
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One line, its baseline at `y`; `x` is its left end, right end or middle."""

    x: float
    y: float
    text: str
    size: float = 9.0
    tone: Tone = "ink"
    bold: bool = False
    align: Align = "left"
    about: About | None = None


Mark = Box | Line | Dot | Text


def moved(mark: Mark, across: float, down: float) -> Mark:
    """The same mark so many points further right and down."""
    # Named one by one: `dataclasses.replace` takes three times as long, and a page moves a thousand marks.
    match mark:
        case Line():
            points = [(x + across, y + down) for x, y in mark.points]
            return Line(points, mark.tone, mark.thick, mark.dashed)
        case Box(x, y):
            return Box(x + across, y + down, mark.width, mark.height, mark.tone, mark.about)
        case Dot(x, y):
            return Dot(x + across, y + down, mark.radius, mark.tone, mark.hollow, mark.about)
        case Text(x, y, text, size, tone, bold, align, about):
            return Text(x + across, y + down, text, size, tone, bold, align, about)


@dataclass(frozen=True, slots=True)
class Table:
    """The same content for those who read rather than look: as many texts a row as there are columns."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Marks in the order in which they are painted. `name` is the same in every language; `alt` is one sentence."""

    name: str
    width: float
    height: float
    alt: str
    marks: Sequence[Mark]
    table: Table
