"""Photos, six a page, each in a frame with its caption."""

from collections.abc import Sequence

from reports.data import Photo
from reports.sheet import Sheet
from reports.style import BOTTOM, MARGIN, NOTE, PALE, SMALL_STRONG, WIDTH
from reports.typeset import wrap

COLUMNS = 2
ROWS = 3
GUTTER = 16.0
FRAME = 168.0
CAPTION_LINES = 2

Captioned = tuple[Photo, str, str]
"""A photo, its line in bold, and what is written below that."""


def photo_sheet(sheet: Sheet, photos: Sequence[Captioned]) -> None:
    """Rows of two from `sheet.y` down, on further pages where one is full."""
    for start in range(0, len(photos), COLUMNS):
        if sheet.y + _row_height() > BOTTOM:
            sheet.page()
        for column, captioned in enumerate(photos[start : start + COLUMNS]):
            _framed(sheet, MARGIN + column * (_wide() + GUTTER), captioned)
        sheet.y += _row_height()


def _framed(sheet: Sheet, x: float, captioned: Captioned) -> None:
    photo, strong, note = captioned
    top = sheet.y + FRAME + 3
    sheet.box(x, sheet.y, (_wide(), FRAME), PALE)
    with sheet.figure(f"{strong}. {note}"):
        sheet.photo(photo, x + 3, sheet.y + 3, (_wide() - 6, FRAME - 6))
        with sheet.tagged("Caption"):
            sheet.line_of(x, top + SMALL_STRONG.size, strong, SMALL_STRONG, _wide())
            sheet.lines(x, top + SMALL_STRONG.leading, wrap(note, NOTE, _wide(), CAPTION_LINES), NOTE)


def _wide() -> float:
    return (WIDTH - GUTTER * (COLUMNS - 1)) / COLUMNS


def _row_height() -> float:
    return FRAME + 3 + SMALL_STRONG.leading + CAPTION_LINES * NOTE.leading + 11
