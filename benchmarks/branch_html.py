"""A report as one HTML page, for the peers of the benchmark: every text, table, drawing and photo that ours has.

It is written down while our own report is drawn: what the structure tree says (headings, tables, paragraphs, photos)
becomes HTML, and the strokes inside of a drawing become SVG. So the peers always lay out what we do, and no less.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from unittest.mock import patch

from reports import branch_report
from reports.data import BranchReport, Photo
from reports.sheet import Sheet
from reports.structure import Element
from reports.style import Colour, Type

FONTS = Path(__file__).parents[1] / "reports" / "fonts"
STYLE = f"""
@font-face {{ font-family: Audit; src: url(file://{FONTS}/AuditSans-Regular.ttf) }}
@font-face {{ font-family: Audit; font-weight: bold; src: url(file://{FONTS}/AuditSans-Bold.ttf) }}
@page {{ size: A4; margin: 25mm 16mm 20mm; @top-left {{ content: "HEAD"; font: 9pt Audit }}
  @bottom-left {{ content: "FOOT"; font: 9pt Audit }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 9pt Audit }} }}
body {{ font: 9pt/1.36 Audit; color: #17222b }} h1 {{ font-size: 25pt; margin: 0 }}
h2 {{ font-size: 15pt }} section + section {{ break-before: page }} h3 {{ font-size: 11pt }} p {{ margin: 0 0 4pt }}
table {{ width: 100%; border-collapse: collapse }} td, th {{ border-bottom: 0.4pt solid #cdd5db; padding: 5pt }}
td, th {{ text-align: left; vertical-align: top; font-weight: normal }} tr {{ break-inside: avoid }}
figure {{ display: inline-block; width: 238pt; margin: 0 3pt 12pt; vertical-align: top }}
figure img {{ width: 224pt; height: 168pt }} svg {{ display: block }} ul {{ list-style: none; padding: 0 }}
"""
TAGS = {"Sect": "section", "L": "ul", "LI": "li", "LBody": "div", "Lbl": "b", "Caption": "figcaption"}


class Recorder(Sheet):
    """Draws as ever, and notes what belongs to which element, in order."""

    last: "Recorder"

    def __init__(self, *cover: object) -> None:
        super().__init__(*cover)  # type: ignore[arg-type]
        Recorder.last = self
        self.notes: dict[Element, list[str]] = {}
        self.photos: dict[Element, Photo] = {}
        self.head = self.cover.running_head
        self.foot = f"{self.cover.digest[:12]} {self.cover.version}"

    @property
    def root(self) -> Element:
        """The document."""
        return self._structure._elements[0]

    def _note(self, text: str) -> None:
        owner = self._structure._open
        if owner is not None:
            self.notes.setdefault(owner, []).append(text)

    def _write(self, x: float, y: float, lines: list[str], kind: Type) -> None:  # type: ignore[override]
        super()._write(x, y, lines, kind)
        shown, style = escape(" ".join(lines)), f"font-size:{kind.size}pt;color:{_hex(kind.colour)}"
        weight = "bold" if kind.bold else "normal"
        if self._structure._open and self._structure._open.role == "Figure":
            at = f"x={x:.1f} y={y:.1f} font-size={kind.size} font-weight={weight}"
            self._note(f"<text {at} fill='{_hex(kind.colour)}'>{shown}</text>")
        else:
            self._note(f"<span style='{style};font-weight:{weight}'>{shown}</span> ")

    def box(self, x: float, y: float, size: tuple[float, float], colour: Colour) -> None:
        super().box(x, y, size, colour)
        box = f"x={x:.1f} y={y:.1f} width={max(0, size[0]):.1f} height={max(0, size[1]):.1f}"
        self._note(f"<rect {box} fill='{_hex(colour)}'/>")

    def line(self, start, end, colour=(0.8, 0.84, 0.86), thick=0.6) -> None:  # type: ignore[no-untyped-def, override]
        super().line(start, end, colour, thick)
        ends = f"x1={start[0]:.1f} y1={start[1]:.1f} x2={end[0]:.1f} y2={end[1]:.1f}"
        self._note(f"<line {ends} stroke='{_hex(colour)}' stroke-width={thick} />")

    def _disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        super()._disc(x, y, radius, colour)
        self._note(f"<circle cx={x:.1f} cy={y:.1f} r={radius:.1f} fill='{_hex(colour)}'/>")

    def photo(self, photo: Photo, x: float, y: float, size: tuple[float, float]) -> None:
        super().photo(photo, x, y, size)
        if self._structure._open is not None:
            self.photos[self._structure._open] = photo


def page_of(report: BranchReport, folder: Path) -> str:
    """HTML whose photos lie in the folder, where this puts them."""
    with patch.object(branch_report, "Sheet", Recorder):
        branch_report.make(report)
    sheet = Recorder.last
    for photo in sheet.photos.values():
        assert isinstance(photo.jpeg, bytes)
        (folder / f"{photo.sha256}.jpg").write_bytes(photo.jpeg)
    style = STYLE.replace("HEAD", sheet.head).replace("FOOT", sheet.foot)
    body = "".join(_html(sheet, sheet.root))
    return f"<!doctype html><html lang={report.language}><meta charset=utf-8><style>{style}</style><body>{body}</body>"


def _html(sheet: Recorder, element: Element) -> Iterator[str]:
    if element in sheet.photos:
        yield from _framed(sheet, element)
        return
    if element.role == "Figure":
        yield _drawing(sheet.notes.get(element, []))
        return
    tag = TAGS.get(element.role, element.role.lower())
    if element.role != "Document":
        yield f"<{tag}>"
    yield from sheet.notes.get(element, [])
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _html(sheet, kid)
    if element.role != "Document":
        yield f"</{tag}>"


def _framed(sheet: Recorder, element: Element) -> Iterator[str]:
    yield f"<figure><img src='{sheet.photos[element].sha256}.jpg'>"
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _html(sheet, kid)
    yield "</figure>"


def _drawing(strokes: list[str]) -> str:
    """An SVG as large as what is in it."""
    across = [
        float(part.partition("=")[2]) for stroke in strokes for part in stroke.split() if part[:2] in ("x=", "x1")
    ]
    down = [float(part.partition("=")[2]) for stroke in strokes for part in stroke.split() if part[:2] in ("y=", "y1")]
    if not across:
        return ""
    left, top, wide, high = min(across), min(down) - 9, max(across) - min(across) + 60, max(down) - min(down) + 20
    view = f"viewBox='{left:.0f} {top:.0f} {wide:.0f} {high:.0f}' width={wide:.0f} height={high:.0f}"
    return f"<svg {view}>{''.join(strokes)}</svg>"


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)
