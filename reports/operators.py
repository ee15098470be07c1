"""What a page is written in: PDF operators as text, which is what takes most of the time of a report.

The canvas would write the same in more steps. Fonts and their subsets stay its own.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from reports.scripts import LATIN, TAMIL, face, runs
from reports.style import Colour, Type
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
        size, set_in = f"{kind.size:g} Tf {kind.leading:g} TL", ("", -1)
        said = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for line in lines:
            for name, number, codes in self._parts(f"{one_line(line)} ", kind.font):
                if name and (name, number) != set_in:
                    said.append(f"{self._name(name, number)} {size}")
                    set_in = name, number
                said.append(f"({self._escape(codes)}) Tj" if name else codes.decode("ascii"))
            said.append("T*")
        return " ".join([*said[:-1], "ET"])

    def _parts(self, line: str, font: str) -> Iterator[tuple[str, int, bytes]]:
        """What a line is written with: a font, its subset and codes; without a font, an operator as it stands.

        Vowels that are said after a letter and written before it are marked with the text, for whoever reads or copies.
        """
        if line.isascii() or LATIN.issuperset(map(ord, line)):
            yield from self._coded(font, line)
            return
        for run in runs(line, font):
            reordered = run.font == TAMIL
            if reordered:
                yield "", 0, f"/Span <</ActualText <feff{run.says.encode('utf-16-be').hex()}>>> BDC".encode("ascii")
            yield from self._coded(run.font, run.signs)
            if reordered:
                yield "", 0, b"EMC"

    def _coded(self, font: str, signs: str) -> Iterator[tuple[str, int, bytes]]:
        for number, codes in face(font).splitString(signs, self._document):
            yield font, number, codes

    def _name(self, font: str, subset: int) -> str:
        if (font, subset) not in self._names:
            self._names[font, subset] = face(font).getSubsetInternalName(subset, self._document)
        return self._names[font, subset]
