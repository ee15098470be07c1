"""The look of every report: page, colours, type and the two fonts of Latin.

One accent, and it means one thing: look here. Everything else is ink, greys and SLATE, and nothing is said by colour
alone. A client's colour stands for SLATE on a sheet that wears it, and ACCENT keeps apart from it (reports.palette).
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

import _rl_accel  # type: ignore[import-not-found]
from reportlab import rl_config
from reportlab.lib import rl_accel
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

Colour = tuple[float, float, float]

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN: Final = 45.0
WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
TOP: Final = 72.0
BOTTOM: Final = PAGE_HEIGHT - 56.0
SMALLEST: Final = 9.0


def colour_of(code: str) -> Colour:
    """The colour that six hexadecimal digits say."""
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


INK: Final = colour_of("17222B")
MUTED: Final = colour_of("56636E")
SLATE: Final = colour_of("34556B")
FAINT: Final = colour_of("8A97A1")
LINE: Final = colour_of("CDD5DB")
PALE: Final = colour_of("F1F4F6")
ACCENT: Final = colour_of("B83A0B")
ACCENT_PALE: Final = colour_of("FBEEE7")
WHITE: Final = colour_of("FFFFFF")
RANGES: Final = (colour_of("D3DBE1"), colour_of("DFE5E9"), colour_of("E9EDF0"), colour_of("F2F5F7"))
"""Tints of one hue for the bands of a bullet graph, the lowest band darkest."""

TONES: Final = {
    "ink": INK,
    "muted": MUTED,
    "faint": FAINT,
    "line": LINE,
    "slate": SLATE,
    "accent": ACCENT,
    "accent_pale": ACCENT_PALE,
    "range_0": RANGES[0],
    "range_1": RANGES[1],
    "range_2": RANGES[2],
    "range_3": RANGES[3],
    "range_4": colour_of("F8FAFB"),
    "pale": PALE,
    "white": WHITE,
}
"""The colours by the names that figures use."""

REGULAR: Final = "AuditSans"
BOLD: Final = "AuditSans-Bold"


@dataclass(frozen=True)
class Type:
    """A size in points, a weight and a colour."""

    size: float
    bold: bool = False
    colour: Colour = INK

    @property
    def font(self) -> str:
        return BOLD if self.bold else REGULAR

    @property
    def leading(self) -> float:
        return round(self.size * 1.36, 2)


TITLE: Final = Type(25, bold=True)
HEADING: Final = Type(15, bold=True)
SUBHEADING: Final = Type(11, bold=True)
BODY: Final = Type(10)
STRONG: Final = Type(10, bold=True)
NOTE: Final = Type(SMALLEST, colour=MUTED)
SMALL: Final = Type(SMALLEST)
SMALL_STRONG: Final = Type(SMALLEST, bold=True)
ALERT: Final = Type(10, bold=True, colour=ACCENT)
SMALL_ALERT: Final = Type(SMALLEST, bold=True, colour=ACCENT)

DRAWING: Final = Lock()
"""Held while a document is drawn: a font object can't serve two documents at once."""


class Face(TTFont):
    """A font whose first subset holds ASCII at its own codes, so that plain text needs no look-up sign by sign."""

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        if text.isascii() and doc in self.state:
            return [(0, text.encode("ascii"))]
        split: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return split


FONTS: Final = Path(__file__).parent / "fonts"
FACES: Final = {
    REGULAR: Face(REGULAR, str(FONTS / "AuditSans-Regular.ttf"), asciiReadable=True),
    BOLD: Face(BOLD, str(FONTS / "AuditSans-Bold.ttf"), asciiReadable=True),
}

if rl_accel.fp_str is not _rl_accel.fp_str:
    raise ImportError("reportlab runs without its compiled part and is several times slower. Install reportlab[accel].")

rl_config.useA85 = 0
for _face in FACES.values():
    registerFont(_face)
