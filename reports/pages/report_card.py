"""The report card: each part of the service on the same scale, then the visit as a whole and its sections."""

from collections.abc import Sequence

from reports.blocks.drawing import paint
from reports.figures.card import BAR_TOP, NAME, ROW, Entry, Part, card_heads, card_parts
from reports.pages.draft import Draft, begin, turn
from reports.sheet import Sheet
from reports.style import BOTTOM, MARGIN, NOTE, SUBHEADING

HEADING = 20.0
SPACE = 7.0
TIGHT = 24.5
"""The least that a row takes: what stands on its two lines keeps apart from the next row's."""


def report_card_page(sheet: Sheet, draft: Draft) -> None:
    """One part under another, the rows a little closer where all then fit; a further page where they need one."""
    begin(sheet, draft.words("page.card"), draft.words("card.how"))
    parts = card_parts(draft.figures, draft.form, draft.words)
    tall = _row_height(parts, BOTTOM - sheet.y)
    for part in parts:
        _part(sheet, draft, part, tall)


def _row_height(parts: Sequence[Part], room: float) -> float:
    """What each row takes of the page: less where that saves a further page."""
    headings = len(parts) * (HEADING + SPACE) - SPACE
    fitting = (room - headings) / max(1, sum(len(part.entries) for part in parts))
    return min(ROW, fitting) if fitting >= TIGHT else ROW


def _part(sheet: Sheet, draft: Draft, part: Part, tall: float) -> None:
    """A heading never stands alone at the foot of a page, and no row without what it is a part of."""
    if not sheet.room(HEADING + 2 * tall):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, part.title, SUBHEADING)
    sheet.y += HEADING
    with sheet.tagged("Table"):
        _column_titles(sheet, draft)
        for entry in part.entries:
            if not sheet.room(tall - 0.01):
                _turn(sheet, draft, part)
            with sheet.tagged("TR"):
                _row(sheet, entry)
            sheet.y += tall
    sheet.y += SPACE


def _turn(sheet: Sheet, draft: Draft, part: Part) -> None:
    turn(sheet, draft.words("continued", title=part.title))
    with sheet.decoration():
        paint(sheet, card_heads(draft.words), MARGIN, sheet.y - 8)


def _column_titles(sheet: Sheet, draft: Draft) -> None:
    """Over the figures, beside the heading; the names, the bars and what they amount to need none."""
    with sheet.head_row():
        sheet.text(MARGIN, sheet.y, "", NOTE)
        sheet.text(MARGIN, sheet.y, "", NOTE)
        paint(sheet, card_heads(draft.words), MARGIN, sheet.y - 8)
        sheet.text(MARGIN, sheet.y, "", NOTE)


def _row(sheet: Sheet, entry: Entry) -> None:
    with sheet.tagged("TH", "Row"):
        paint(sheet, entry.name, MARGIN, sheet.y)
    with sheet.figure(entry.said):
        paint(sheet, entry.bar, MARGIN + NAME, sheet.y + BAR_TOP)
    paint(sheet, entry.cells, MARGIN, sheet.y)
