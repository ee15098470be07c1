"""What a client's reports don't print, told where the method is: nobody shall take a fact for hidden."""

from collections.abc import Iterable

from reports.blocks.check_mark import HEIGHT as CHECK_MARK
from reports.data import Dress, Page
from reports.sheet import Sheet
from reports.style import MARGIN, SMALL, WIDTH
from reports.typeset import wrap
from reports.words import Words


def left_out(sheet: Sheet, dress: Dress, pages: Iterable[Page], words: Words) -> None:
    """Names those of a report's `pages` that are left out; nothing when it has them all."""
    titles = [words(f"page.{page}") for page in pages if not dress.prints(page)]
    if not titles:
        return
    lines = wrap(words("left_out", pages=", ".join(titles)), SMALL, WIDTH)
    if not sheet.room(len(lines) * SMALL.leading + CHECK_MARK):
        sheet.page()
    sheet.y += sheet.lines(MARGIN, sheet.y, lines, SMALL) + 5
