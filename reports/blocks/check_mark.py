"""How a reader of a paper learns whether it is genuine: a code, and where it is looked up."""

from reports.blocks.qr_code import qr_code
from reports.digest import code_of
from reports.sheet import Sheet
from reports.style import MARGIN, NOTE, SMALL_STRONG, WIDTH
from reports.typeset import wrap
from reports.words import Words

MODULE = 1.7
"""0.6 mm: the smallest that a phone reads off office paper with ease."""
SIDE = 41 * MODULE
"""The side of the largest code that an address of 100 signs needs."""
ABOVE = 14.0
HEIGHT = ABOVE + SIDE
"""What it takes below what is drawn last."""


def check_mark(sheet: Sheet, address: str | None, words: Words) -> None:
    """The code of the sheet's content below what is drawn last; with the server's `address`, also as a QR code.

    Nothing at all where no server stands behind the paper, and `address` is none.
    """
    if address is None:
        return
    sheet.y += ABOVE
    if not sheet.room(SIDE):
        sheet.page()
    code = code_of(sheet.cover.digest)
    link = f"{address}/check/{code}" if address else ""
    x = MARGIN
    if link:
        with sheet.figure(words("check.qr", link=link)):
            x += qr_code(sheet, MARGIN, sheet.y, (link, MODULE)) + ABOVE
    room = MARGIN + WIDTH - x
    y = sheet.y + sheet.paragraph(x, sheet.y, words("check.title", code=code), SMALL_STRONG, room) + 2
    said = words("check.how" if link else "check.how_here", link=link)
    sheet.y = max(y + sheet.lines(x, y, wrap(said, NOTE, room, 4), NOTE), sheet.y + SIDE)
