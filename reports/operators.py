"""What a page is written in: PDF operators as text, which is what takes most of the time of a report.

The canvas would write the same in more steps. Fonts and their subsets stay its own.
"""

from collections.abc import Sequence
from functools import cache

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from reports.style import FACES, Colour, Type
from reports.typeset import one_line


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """A filled rectangle, (x, y) its lower left."""
    return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f"


def stroke(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A straight line."""
    return f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"


@cache
def fill(colour: Colour) -> str:
    """What follows is filled with this colour."""
    return f"{' '.join(f'{part:.4g}' for part in colour)} rg"


@cache
def ink(colour: Colour, thick: float) -> str:
    """What follows is drawn in this colour, so many points thick."""
    return f"{' '.join(f'{part:.4g}' for part in colour)} RG {thick:g} w"


class Pen:
    """Writes text in the fonts of one document."""

    def __init__(self, canvas: Canvas) -> None:
        self._document: PDFDocument = canvas._doc  # type: ignore[attr-defined]  # the stubs leave it out
        self._escape = canvas._escape  # type: ignore[attr-defined]
        self._names: dict[tuple[str, int], str] = {}

    def lines(self, x: float, y: float, lines: Sequence[str], kind: Type) -> str:
        """Lines under one another, the first with its baseline at `y`, each closed by a space.

        The space keeps words of two lines apart when they are read aloud.
        """
        font, size = kind.font, f"{kind.size:g} Tf {kind.leading:g} TL"
        said, subset = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"], -1
        for line in lines:
            for number, codes in FACES[font].splitString(f"{one_line(line)} ", self._document):
                if number != subset:
                    said.append(f"{self._name(font, number)} {size}")
                    subset = number
                said.append(f"({self._escape(codes)}) Tj")
            said.append("T*")
        return " ".join([*said[:-1], "ET"])

    def _name(self, font: str, subset: int) -> str:
        if (font, subset) not in self._names:
            self._names[font, subset] = FACES[font].getSubsetInternalName(subset, self._document)
        return self._names[font, subset]
