"""Names and comments in other scripts: which font has each sign, in which order a line is written, in which shapes.

The page's own fonts hold Latin. Jawi is written from right to left and its letters join; Tamil's vowels stand before,
after and around; Chinese is written as it stands. What is read here is loaded when first needed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from unicodedata import category

from bidi import algorithm as bidi  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from uharfbuzz import Blob, Buffer, Face, Font, shape

from reports.style import BOLD, FACES, FONTS, REGULAR

ARABIC, TAMIL, HAN = "AuditArabic", "AuditTamil", "AuditHan"
SCRIPTS = (ARABIC, TAMIL, HAN)
"""The fonts in the order in which they are asked for a sign that the page's own lack."""

SHAPED = (ARABIC, f"{ARABIC}-Bold", TAMIL)
LATIN = frozenset(FACES[REGULAR].face.charWidths)
FIRST_BEYOND = 0x590
"""No sign below this is in one of those fonts only."""

HIDDEN = ("Cf", "Co")
"""Marks without a shape, and the code points of nobody, of which the fonts use some for themselves."""

OPENING, CLOSING = "([{", ")]}"

FORM = re.compile(r"<(E[0-9A-F]{3})>")
"""A code point of its own that make.py gave to a form of a letter."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in one font: what it says, and the signs of the font that show it, from left to right."""

    font: str
    says: str
    signs: str


class Shaped(TTFont):
    """A font whose letters take several forms; each says in the file which letter it is, for who copies or reads."""

    letters: dict[int, str]

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self.letters = {}

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802
        super().addObjects(doc)
        for name, kept in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and name.endswith(f"+{self.face.name.decode()}"):
                kept.content = FORM.sub(self._letter, kept.content)  # type: ignore[attr-defined]  # a stream has one

    def _letter(self, form: re.Match[str]) -> str:
        letter = self.letters.get(int(form[1], 16))
        return f"<{letter.encode('utf-16-be').hex()}>" if letter else form[0]


def face(font: str) -> TTFont:
    """A font by its name."""
    return FACES[font] if font in FACES else _loaded(font)


@cache
def _loaded(font: str) -> Shaped:
    loaded = Shaped(font, _file(font))
    registerFont(loaded)
    return loaded


def has(sign: str) -> bool:
    """Whether a font of the report shows this sign."""
    if ord(sign) < FIRST_BEYOND or category(sign) in HIDDEN:
        return ord(sign) in LATIN
    return ord(sign) in LATIN or bool(_script(sign))


@lru_cache(maxsize=2048)
def runs(line: str, font: str) -> tuple[Run, ...]:
    """A line of signs that fonts have, in the order in which they stand on paper; Latin in `font`.

    The order is Unicode's, for a line that as a whole reads from left to right.
    """
    line = "".join(sign for sign in line if category(sign) not in HIDDEN)
    levels = zip(line, _with_pairs(line, _levels(line)), strict=True)
    pieces = [(level, "".join(sign for sign, _ in same)) for level, same in groupby(levels, key=lambda one: one[1])]
    return tuple(run for level, text in _on_paper(pieces) for run in _written(text, bool(level % 2), font))


def width(run: Run) -> float:
    """The width of a run in thousandths of the size."""
    widths = face(run.font).face.charWidths
    return float(sum(widths[ord(sign)] for sign in run.signs))


def _levels(line: str) -> list[int]:
    """The level of each sign: even ones run to the right, odd ones to the left."""
    storage = bidi.get_empty_storage() | {"base_level": 0, "base_dir": "L"}
    bidi.get_embedding_levels(line, storage)
    for step in (bidi.explicit_embed_and_overrides, bidi.resolve_weak_types, bidi.resolve_neutral_types):
        step(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    return [sign["level"] for sign in storage["chars"]]


def _with_pairs(line: str, levels: list[int]) -> list[int]:
    """The levels with each closing bracket at that of its opening one; the library knows no pairs (rule N0)."""
    opened: list[int] = []
    for place, sign in enumerate(line):
        if sign in OPENING:
            opened.append(place)
        elif sign in CLOSING and opened and bidi.MIRRORED[line[opened[-1]]] == sign:
            levels[place] = levels[opened.pop()]
    return levels


def _on_paper(pieces: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """From the highest level down to the first, what is at it or above stands the other way round (rule L2)."""
    for lowest in range(max((level for level, _ in pieces), default=0), 0, -1):
        together = [list(same) for _, same in groupby(pieces, key=lambda piece: piece[0] >= lowest)]
        pieces = [piece for same in together for piece in (same[::-1] if same[0][0] >= lowest else same)]
    return pieces


def _written(text: str, leftwards: bool, font: str) -> Iterator[Run]:
    """One stretch of one direction, font by font."""
    parts = [(name, "".join(same)) for name, same in groupby(text, key=lambda sign: _font_of(sign, leftwards, font))]
    for name, says in reversed(parts) if leftwards else parts:
        yield Run(name, says, _signs(name, says, leftwards))


def _signs(font: str, says: str, leftwards: bool) -> str:
    if font in SHAPED:
        return _shaped(font, says, leftwards)
    return "".join(bidi.MIRRORED.get(sign, sign) for sign in reversed(says)) if leftwards else says


def _font_of(sign: str, leftwards: bool, font: str) -> str:
    script = ARABIC if leftwards and sign == " " else _script(sign)
    if ord(sign) in LATIN and not (leftwards and sign == " "):
        return font
    return f"{ARABIC}-Bold" if script == ARABIC and font == BOLD else script or font


def _script(sign: str) -> str | None:
    return next((font for font in SCRIPTS if ord(sign) in face(font).face.charToGlyph), None)


@lru_cache(maxsize=8192)
def _shaped(font: str, says: str, leftwards: bool) -> str:
    """The forms that the letters take beside each other, from left to right."""
    letters = Buffer()
    letters.add_str(says)
    letters.guess_segment_properties()
    letters.direction = "rtl" if leftwards else "ltr"
    shape(_shapes(font), letters)
    forms = [(_codes(font)[info.codepoint], info.cluster) for info in letters.glyph_infos]
    _note_letters(_loaded(font).letters, forms, says)
    return "".join(form for form, _ in forms)


def _note_letters(letters: dict[int, str], forms: list[tuple[str, int]], says: str) -> None:
    """Which letters each form shows; those that share a cluster show it together, and the first says it."""
    ends = dict(pairwise([*sorted({start for _, start in forms}), len(says)]))
    for form, start in forms:
        letters.setdefault(ord(form), says[start : ends[start]])


@cache
def _shapes(font: str) -> Font:
    return Font(Face(Blob.from_file_path(_file(font))))


@cache
def _codes(font: str) -> dict[int, str]:
    """The sign that writes each glyph; make.py has seen to it that there is one."""
    return {glyph: chr(code) for code, glyph in face(font).face.charToGlyph.items()}


def _file(font: str) -> str:
    return str(FONTS / f"{font if '-' in font else f'{font}-Regular'}.ttf")
