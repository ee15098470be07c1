"""Paper to draw on: pages with head and foot, an outline, and a few strokes. Lengths are points from the top left.

What is drawn is tagged as it is drawn: a text is a heading when its type is a heading's, or else a paragraph of its
own, unless it stands inside `tagged(...)`; a stroke is decoration, unless it stands inside `figure(...)`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from reports.data import Dress, Picture
from reports.metadata import describe, number_page
from reports.operators import Pen, fill, ink, rectangle, stroke
from reports.palette import palette
from reports.splice import HeldJpeg, StandIn, spliced
from reports.structure import DECORATION, FOOT, HEAD, Element, Role, Scope, Structure, scope
from reports.style import (
    BOTTOM,
    HEADING,
    LINE,
    MARGIN,
    NOTE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    SMALLEST,
    SUBHEADING,
    TITLE,
    TOP,
    WHITE,
    WIDTH,
    Colour,
    Type,
)
from reports.typeset import clean, one_line, shorten, width, wrap

Align = Literal["left", "right", "centre"]
_TOTAL = "page-total"
_TOTAL_WIDTH = 11.0
_HEAD_LOGO = (90.0, 20.0)


@dataclass(frozen=True)
class Cover:
    """What stands around the pages. `digest` names the content; `as_of` is the day on which it became so."""

    title: str
    author: str
    subject: str
    language: str
    running_head: str
    running_head_right: str
    version: str
    digest: str
    page_word: str
    of_word: str
    as_of: date | None = None
    dress: Dress = field(default_factory=Dress)


class Sheet:
    """A document in the making; `y` is where the next block goes on the page at hand.

    It wears its cover's dress: what is drawn in one of the house's colours may be printed in the client's.
    """

    def __init__(self, cover: Cover) -> None:
        self.cover = cover
        self._canvas = Canvas(
            BytesIO(),
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs are wrong: it is a name
            initialFontSize=SMALLEST,
            lang=cover.language,
        )
        self._canvas.setTitle(cover.title)
        self._canvas.setAuthor(cover.author)
        self._canvas.setSubject(cover.subject)
        self._canvas.setCreator("shopper-audit")
        self._canvas.setKeywords(f"{cover.language} {cover.digest}")
        describe(self._canvas, cover.language, cover.as_of)
        colours = palette(cover.dress.accent)
        self._worn = colours.worn
        self._rule = (LINE, 0.6) if cover.dress.accent == Dress.accent else (colours.brand, 1.2)
        self._structure = Structure()
        self._pages: list[int] = []
        self._below: Role = "H2"
        self._held: dict[str, StandIn] = {}
        self._page = 0
        self._fill: Colour | None = None
        self._stroke: tuple[Colour, float] | None = None
        self._round = False
        self._pen = Pen(self._canvas)
        self.y = TOP

    def page(self, title: str | None = None, level: int = 0, head: bool = True) -> None:
        """Begin a page; with a title, the outline leads to it."""
        self._end_page()
        self._page += 1
        self._fill = self._stroke = None
        self._round = False
        self.y = TOP
        self._structure.begin_page()
        self._head_and_foot(head)
        if title:
            self._structure.section()
            self.mark(title, level, at=0)

    def section(self, title: str) -> None:
        """Begin what a title heads, here on the page at hand; the outline leads to it."""
        self._structure.section()
        self.mark(title, 0, at=self.y)

    def tagged(self, role: Role, heads: Scope | None = None) -> Structure:
        """For `with`: what is drawn inside is this element of the page's meaning, in the order of reading.

        A header cell says what it `heads`. Sect, L, LI, Table and TR hold other elements; the others hold text.
        Straight in a TR each text is a cell, the first one its header; straight in an LI it is the body.
        """
        return self.within(self.element(role, heads))

    def head_row(self) -> Structure:
        """For `with`: a row of a table in which each text heads a column."""
        row = self.element("TR")
        row.heads = True
        return self.within(row)

    def figure(self, said: str) -> Structure:
        """For `with`: everything drawn inside, its texts too, is one picture, and `said` is read in its place."""
        return self.within(self._structure.figure(clean(said)))

    def decoration(self) -> Structure:
        """For `with`: what is drawn inside means nothing by itself, or was said already, and is not read."""
        return self.within(DECORATION)

    def element(self, role: Role, heads: Scope | None = None) -> Element:
        """A place in the order of reading that is filled later, by `within`."""
        return self._structure.add(role, scope(heads) if heads else "")

    def within(self, element: Element) -> Structure:
        """For `with`: what is drawn inside belongs to this element."""
        return self._structure.enter(element)

    def mark(self, title: str, level: int, at: float) -> None:
        """Put an entry into the outline that leads to this height of the page at hand."""
        key = f"{self._page}-{at:.0f}-{level}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=PAGE_HEIGHT - at)
        self._canvas.addOutlineEntry(" ".join(clean(title).split()), key, level, closed=level > 0)

    def room(self, height: float) -> bool:
        """Is there so much room left on this page?"""
        return self.y + height <= BOTTOM

    def text(self, x: float, y: float, text: str, kind: Type, align: Align = "left") -> None:
        """One line, its baseline at `y`; `x` is its left end, right end or middle."""
        if not text:
            self._blank()
            return
        shown = one_line(text)
        if align != "left":
            x -= width(shown, kind) / (1 if align == "right" else 2)
        self._write(x, y, [shown], kind)

    def line_of(self, x: float, y: float, text: str, kind: Type, room: float) -> None:
        """One line from `x`, cut to the room it has."""
        self.text(x, y, shorten(text, kind, room), kind)

    def lines(self, x: float, y: float, lines: Sequence[str], kind: Type) -> float:
        """Lines under one another, the first with its top at `y`; gives the height they take."""
        if any(lines):
            self._write(x, y + kind.size, lines, kind)
        else:
            self._blank()
        return len(lines) * kind.leading

    def column(self, x: float, y: float, lines: Sequence[str], style: tuple[Type, Align]) -> float:
        """The same, each line set against its right end or its middle."""
        kind, align = style
        for place, line in enumerate(lines):
            self.text(x, y + kind.size + place * kind.leading, line, kind, align)
        return len(lines) * kind.leading

    def title(self, text: str) -> None:
        """The name that heads a report, in smaller type when two lines can't hold it."""
        kind = TITLE if len(wrap(text, TITLE, WIDTH)) <= 2 else HEADING
        with self.tagged("H1"):
            self.y += self.lines(MARGIN, self.y, wrap(text, kind, WIDTH, 3), kind) + 2
        self._below = "H2"

    def paragraph(self, x: float, y: float, text: str, kind: Type, room: float) -> float:
        """Wrapped text with its top at `y`; gives the height it takes."""
        return self.lines(x, y, wrap(text, kind, room), kind)

    def box(self, x: float, y: float, size: tuple[float, float], colour: Colour) -> None:
        """A filled rectangle with its top left at (x, y)."""
        self._begin(self._structure.stroke())
        self._paint(colour)
        self._canvas.addLiteral(rectangle(x, PAGE_HEIGHT - y - size[1], *size))

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: Colour = LINE, thick: float = 0.6
    ) -> None:
        """A straight line."""
        self._begin(self._structure.stroke())
        self._ink(colour, thick)
        self._canvas.addLiteral(stroke((start[0], PAGE_HEIGHT - start[1]), (end[0], PAGE_HEIGHT - end[1])))

    def dot(self, x: float, y: float, radius: float, colour: Colour, hollow: bool = False) -> None:
        """A disc, or a ring."""
        self._disc(x, y, radius + 0.55 if hollow else radius, colour)
        if hollow:
            self._disc(x, y, radius - 0.55, WHITE)

    def photo(self, photo: Picture, x: float, y: float, size: tuple[float, float]) -> None:
        """A photo in a box of this size, kept in proportion, its bytes passed through as they are."""
        scale = min(size[0] / photo.width, size[1] / photo.height)
        wide, high = photo.width * scale, photo.height * scale
        left, top = x + (size[0] - wide) / 2, y + (size[1] - high) / 2
        if photo.sha256 not in self._held:
            self._held[photo.sha256] = StandIn(photo.jpeg, photo.sha256)
        self._begin(self._structure.stroke())
        self._canvas.drawImage(_Jpeg(self._held[photo.sha256]), left, PAGE_HEIGHT - top - high, wide, high)

    def logo(self, x: float, y: float, most: tuple[float, float]) -> float:
        """The client's logo with its top left corner at (x, y); gives its width and a space, nothing without one."""
        logo = self.cover.dress.logo
        if logo is None:
            return 0.0
        scale = min(most[0] / logo.width, most[1] / logo.height)
        wide, high = logo.width * scale, logo.height * scale
        self.photo(logo, x, y + most[1] - high, (wide, high))
        return wide + 8

    def finish(self) -> bytes:
        """The whole document; the number of pages is filled in where every page refers to it."""
        self._end_page()
        self._canvas.beginForm(_TOTAL, 0, -3, 3 * _TOTAL_WIDTH, SMALLEST)
        self._canvas.setFillColorRGB(*NOTE.colour)
        self._canvas.setFont(NOTE.font, NOTE.size)
        self._canvas.drawString(0, 0, str(self._page))
        self._canvas.endForm()
        pdf = self._canvas.getpdfdata()  # type: ignore[no-untyped-call]
        return spliced(pdf, list(self._held.values()), lambda first: self._structure.objects(first, self._pages))

    def _end_page(self) -> None:
        if self._page:
            self._begin(self._structure.end_page())
            self._canvas.showPage()
            self._pages.append(number_page(self._canvas, self._page - 1))

    def _begin(self, mark: str) -> None:
        if mark:
            self._canvas.addLiteral(mark)

    def _head_and_foot(self, head: bool) -> None:
        if head:
            with self.within(HEAD):
                self._head()
        with self.within(FOOT):
            self._foot()

    def _head(self) -> None:
        cover, right = self.cover, PAGE_WIDTH - MARGIN
        place = shorten(cover.running_head_right, NOTE, WIDTH * 0.6)
        self.text(right, 40, place, NOTE, "right")
        start = MARGIN + self.logo(MARGIN, 22, _HEAD_LOGO)
        self.line_of(start, 40, cover.running_head, NOTE, right - start - width(place, NOTE) - 20)
        self.line((MARGIN, 48), (right, 48), *self._rule)

    def _foot(self) -> None:
        cover, right = self.cover, PAGE_WIDTH - MARGIN
        foot = PAGE_HEIGHT - 30
        self.line((MARGIN, foot - 14), (right, foot - 14))
        self.text(MARGIN, foot, f"{cover.digest[:12]}  ·  {cover.version}", NOTE)
        self.text(right - _TOTAL_WIDTH, foot, f"{cover.page_word} {self._page} {cover.of_word} ", NOTE, "right")
        self._canvas.saveState()
        self._canvas.translate(right - _TOTAL_WIDTH, PAGE_HEIGHT - foot)
        self._canvas.doForm(_TOTAL)
        self._canvas.restoreState()

    def _write(self, x: float, y: float, lines: Sequence[str], kind: Type) -> None:
        self._begin(self._structure.text(self._role(kind)))
        self._paint(kind.colour)
        self._canvas.addLiteral(self._pen.lines(x, PAGE_HEIGHT - y, lines, kind))

    def _blank(self) -> None:
        """Nothing to say is a cell too."""
        if self._structure.in_row:
            self._structure.cell(empty=True)

    def _role(self, kind: Type) -> Role:
        if kind is HEADING:
            self._below = "H3"
            return "H2"
        return self._below if kind is SUBHEADING else "P"

    def _disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A line of no length with round ends, which is a fifth of a circle's work."""
        self._begin(self._structure.stroke())
        self._ink(colour, 2 * radius, rounded=True)
        self._canvas.addLiteral(stroke((x, PAGE_HEIGHT - y), (x, PAGE_HEIGHT - y)))

    def _paint(self, colour: Colour) -> None:
        if colour != self._fill:
            self._canvas.addLiteral(fill(self._worn.get(colour, colour)))
            self._fill = colour

    def _ink(self, colour: Colour, thick: float, rounded: bool = False) -> None:
        if (colour, thick) != self._stroke:
            self._canvas.addLiteral(ink(self._worn.get(colour, colour), thick))
            self._stroke = colour, thick
        if rounded != self._round:
            self._canvas.addLiteral(f"{int(rounded)} J")
            self._round = rounded


class _Jpeg:
    """A JPEG as the canvas takes it: its name comes from its content, and nothing decodes it."""

    def __init__(self, stand_in: StandIn) -> None:
        self._stand_in = stand_in

    def __str__(self) -> str:
        return self._stand_in.mark.decode()

    def jpeg_fh(self) -> BytesIO:
        return HeldJpeg(self._stand_in)
