"""What was put on paper and where, watched while it is drawn: exact, and quicker than to read the file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from reports import sheet as paper
from reports.operators import Pen
from reports.style import PAGE_HEIGHT, WHITE, Colour, Type
from reports.typeset import width
from tests.reports.paper import Run

ASCENT, DESCENT = 0.72, 0.2
"""How far signs reach above and below their line, as parts of their size."""


@dataclass(frozen=True)
class Filled:
    """A filled rectangle: its page, its left and right end, its foot and top above the foot of the page."""

    page: int
    x: float
    right: float
    foot: float
    top: float
    colour: Colour


@dataclass
class Drawn:
    """A report with the texts and rectangles of its pages."""

    pages: int = 0
    runs: list[Run] = field(default_factory=list)
    boxes: list[Filled] = field(default_factory=list)


def drawn(make: Callable[[Any], bytes], report: Any) -> Drawn:
    """What `make` draws of this report."""
    seen = Drawn()
    with _watched(seen):
        make(report)
    seen.pages = max(run.page for run in seen.runs)
    return seen


def overlapping(runs: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    """Texts that stand on one another, or so close on one line that they read as one."""
    ordered = sorted(runs, key=lambda run: (run.page, -run.y, run.x))
    for place, run in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.page != run.page or run.y - other.y > 40:
                break
            if _meet(run, other):
                yield run, other


def straddling(seen: Drawn) -> Iterator[tuple[Run, Filled]]:
    """Texts that stand half on a plate and half beside it."""
    for box in (box for box in seen.boxes if box.colour != WHITE and box.right - box.x > 3):
        for run in (run for run in seen.runs if run.page == box.page):
            beside = run.x < box.x - 1 or run.right > box.right + 1
            across = min(run.right, box.right) - max(run.x, box.x) > -0.5
            if beside and across and min(_top(run), box.top) - max(_foot(run), box.foot) > 1:
                yield run, box


def _meet(run: Run, other: Run) -> bool:
    across = min(run.right, other.right) - max(run.x, other.x)
    if abs(run.y - other.y) < 1:
        return across > -1.5
    return across > 0.5 and min(_top(run), _top(other)) - max(_foot(run), _foot(other)) > 0.5


def _top(run: Run) -> float:
    return run.y + ASCENT * run.size


def _foot(run: Run) -> float:
    return run.y - DESCENT * run.size


@contextmanager
def _watched(seen: Drawn) -> Iterator[None]:
    class Watched(Pen):
        def __init__(self, canvas: Canvas) -> None:
            super().__init__(canvas)
            self._canvas = canvas

        def lines(self, x: float, y: float, lines: Sequence[str], kind: Type) -> str:
            page = self._canvas.getPageNumber()
            for place, line in enumerate(lines):
                if line.strip():
                    at = y - place * kind.leading
                    seen.runs.append(Run(page, x, x + width(line, kind), at, kind.size, line))
            return super().lines(x, y, lines, kind)

    box = paper.Sheet.box

    def filled(self: paper.Sheet, x: float, y: float, size: tuple[float, float], colour: Colour) -> None:
        page = self._canvas.getPageNumber()
        seen.boxes.append(Filled(page, x, x + size[0], PAGE_HEIGHT - y - size[1], PAGE_HEIGHT - y, colour))
        box(self, x, y, size, colour)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paper, "Pen", Watched)
        patch.setattr(paper.Sheet, "box", filled)
        yield
