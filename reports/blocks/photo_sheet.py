"""Photos, six a page, each in a frame with its caption."""

from collections.abc import Iterator, Sequence

from reports.data import Photo
from reports.sheet import Sheet
from reports.style import MARGIN, NOTE, PALE, SMALL_STRONG, WIDTH
from reports.typeset import wrap

COLUMNS = 2
GUTTER = 16.0
FRAME = 168.0
CAPTION_LINES = 3
WIDE = (WIDTH - GUTTER * (COLUMNS - 1)) / COLUMNS

Captioned = tuple[Photo, str, str]
"""A photo, its line in bold, and what is written below that."""


def photo_sheet(sheet: Sheet, photos: Sequence[Captioned], below: float = 0.0) -> None:
    """Rows of two from `sheet.y` down, on further pages where one is full; so much room stays below the last."""
    rows = list(_rows(photos))
    for place, row in enumerate(rows, start=1):
        height = _height(row)
        if not sheet.room(height + (below if place == len(rows) else 0)):
            sheet.page()
        for column, captioned in enumerate(row):
            _framed(sheet, MARGIN + column * (WIDE + GUTTER), captioned)
        sheet.y += height


def first_row(photos: Sequence[Captioned], below: float = 0.0) -> float:
    """The height that the first row takes; with what is kept below it, where it is the last too."""
    return _height(photos[:COLUMNS]) + (below if len(photos) <= COLUMNS else 0)


def _rows(photos: Sequence[Captioned]) -> Iterator[Sequence[Captioned]]:
    return (photos[start : start + COLUMNS] for start in range(0, len(photos), COLUMNS))


def _framed(sheet: Sheet, x: float, captioned: Captioned) -> None:
    photo, strong, note = captioned
    top = sheet.y + FRAME + 3
    sheet.box(x, sheet.y, (WIDE, FRAME), PALE)
    with sheet.figure(f"{strong}. {note}"):
        sheet.photo(photo, x + 3, sheet.y + 3, (WIDE - 6, FRAME - 6))
        with sheet.tagged("Caption"):
            sheet.line_of(x, top + SMALL_STRONG.size, strong, SMALL_STRONG, WIDE)
            sheet.lines(x, top + SMALL_STRONG.leading, _caption(note), NOTE)


def _caption(note: str) -> list[str]:
    return wrap(note, NOTE, WIDE, CAPTION_LINES)


def _height(row: Sequence[Captioned]) -> float:
    deepest = max(len(_caption(note)) for _, _, note in row)
    return FRAME + 3 + SMALL_STRONG.leading + deepest * NOTE.leading + 11
