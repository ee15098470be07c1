"""The report card: each part of the service on the same scale, then the visit as a whole and its sections."""

from reports.blocks.drawing import paint
from reports.figures.card import BAR_TOP, NAME, ROW, Entry, Part, card_heads, card_parts
from reports.pages.draft import Draft, begin
from reports.sheet import Sheet
from reports.style import MARGIN, NOTE, SUBHEADING

HEADING = 20.0
SPACE = 7.0


def report_card_page(sheet: Sheet, draft: Draft) -> None:
    """One part under another; a further page where they need one."""
    begin(sheet, draft.words("page.card"), draft.words("card.how"))
    for part in card_parts(draft.figures, draft.form, draft.words):
        _part(sheet, draft, part)


def _part(sheet: Sheet, draft: Draft, part: Part) -> None:
    """A heading never stands alone at the foot of a page."""
    if not sheet.room(HEADING + 2 * ROW):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, part.title, SUBHEADING)
    sheet.y += HEADING
    with sheet.tagged("Table"):
        _column_titles(sheet, draft)
        for entry in part.entries:
            if not sheet.room(ROW):
                sheet.page()
            with sheet.tagged("TR"):
                _row(sheet, entry)
    sheet.y += SPACE


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
    sheet.y += ROW
