"""What every page of a branch report is drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.data import BranchReport, Visit
from reports.form_text import FormText
from reports.measures.branch import BranchFigures
from reports.measures.interval import Interval
from reports.sheet import Sheet
from reports.style import HEADING, MARGIN, NOTE, SMALL, WIDTH
from reports.typeset import wrap
from reports.words import Words

GAP = 26.0
APART = 5.0
"""Between paragraphs."""
UNDER = 16.0
"""Between a heading and its note, and below that."""


@dataclass(frozen=True)
class Draft:
    """The report, its figures, the form's texts and the words of its language."""

    report: BranchReport
    figures: BranchFigures
    form: FormText
    words: Words

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """Where the form's bands begin, rising; empty while too few visits allow a band."""
        return self.figures.bounds

    @property
    def visits(self) -> Mapping[int, Visit]:
        """The complete visits by their number."""
        return {visit.number: visit for visit in self.figures.visits}

    def question(self, code: str) -> str:
        return f"{code}  {self.form.question_title(code)}"

    def between(self, interval: Interval) -> str:
        low, high = self.words.number(interval.low), self.words.number(interval.high)
        return self.words("between", low=low, high=high)


def follow(sheet: Sheet, title: str, note: str, height: float) -> None:
    """A heading below what stands on the page where it and so much more have room, else on a new page."""
    noted = len(wrap(note, NOTE, WIDTH)) * NOTE.leading if note else 0
    if not sheet.room(GAP + HEADING.leading + UNDER + noted + height):
        begin(sheet, title, note)
        return
    sheet.y += GAP
    sheet.section(title)
    _heading(sheet, title, note)


def begin(sheet: Sheet, title: str, note: str = "") -> None:
    """A new page with its heading, its place in the outline, and a line on how to read it."""
    sheet.page(title)
    _heading(sheet, title, note)


def turn(sheet: Sheet, title: str) -> None:
    """A further page of what does not fit on one; the title, said already, tells what of."""
    sheet.page()
    with sheet.decoration():
        sheet.text(MARGIN, sheet.y + NOTE.size, title, NOTE)
    sheet.y += NOTE.leading + 8


def closing(sheet: Sheet, told: Sequence[str], below: float) -> None:
    """Paragraphs of which the last two stay together, and with what takes so much room `below` them."""
    laid = [wrap(text, SMALL, WIDTH) for text in told]
    kept = [0.0] * (len(laid) - 2) + [len(laid[-1]) * SMALL.leading + APART + below, below]
    for lines, stays in zip(laid, kept, strict=True):
        if not sheet.room(len(lines) * SMALL.leading + APART + stays):
            sheet.page()
        sheet.y += sheet.lines(MARGIN, sheet.y, lines, SMALL) + APART


def _heading(sheet: Sheet, title: str, note: str) -> None:
    sheet.text(MARGIN, sheet.y + HEADING.size, title, HEADING)
    sheet.y += HEADING.leading + 6
    if note:
        sheet.y += sheet.paragraph(MARGIN, sheet.y, note, NOTE, WIDTH)
    sheet.y += 10
