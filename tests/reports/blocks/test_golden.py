"""The blocks look as they did when they were last looked at and found good.

After a change that is meant, and looked at: python -m tests.reports.blocks.test_golden
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from reports.blocks.box import Box as Block
from reports.blocks.check_mark import check_mark
from reports.blocks.drawing import draw
from reports.blocks.photo_sheet import photo_sheet
from reports.blocks.scale import bullet, interval_bar
from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.data import Photo
from reports.figures.figure import Box, Dot, Figure, Line, Text
from reports.figures.figure import Table as Rows
from reports.figures.scale import Scale
from reports.measures.interval import Interval
from reports.sheet import Sheet
from reports.style import MARGIN, NOTE, SMALL_ALERT, SMALL_STRONG, TOP
from reports.words import Words
from tests.reports import build
from tests.reports.blocks.pixels import pixels
from tests.reports.blocks.test_table import COVER

GOLDEN = Path(__file__).parent / "golden"
MARKS = (
    Box(0, 0, 120, 14, "range_1"),
    Box(0, 4, 90, 6, "slate"),
    Box(140, 0, 60, 14, "accent"),
    Line(((0, 40), (200, 40)), "ink", 1, dashed=True),
    Line(((0, 50), (60, 70), (120, 50)), "accent", 2),
    Dot(150, 60, 5, "slate"),
    Dot(170, 60, 5, "accent", hollow=True),
    Text(0, 95, "Left 12.3", 11, bold=True),
    Text(200, 95, "right", 9, "muted", align="right"),
)


def _table(sheet: Sheet) -> None:
    columns = [Column("Question", 40), Column("Answer", 40), Column("Points", 20, "right")]
    rows = [
        [cell("A1  Is the board in front of the door up to date?"), cell("Yes"), cell("3.00", SMALL_STRONG)],
        [cell("A2  Short"), Cell([("No", SMALL_ALERT), ("“The board was a year old.” " * 4, NOTE)]), cell("0.00")],
    ]
    draw_table(sheet, Table(columns, "Table, continued"), rows)


def _photos(sheet: Sheet) -> None:
    taken: list[Photo] = [build.photo(1), build.photo(2, size=(300, 480)), build.photo(3)]
    photo_sheet(
        sheet, [(photo, f"Visit {n}  ·  A1", "A caption that is long " * n) for n, photo in enumerate(taken, 1)]
    )


def _check(sheet: Sheet) -> None:
    check_mark(sheet, "https://audit.example.org", Words("en", build.branch_report(count=0).taxonomies))


def _drawing(sheet: Sheet) -> None:
    sheet.y += draw(sheet, Figure("marks", 200, 100, "alt", MARKS, Rows((), ())), MARGIN, sheet.y)


def _scales(sheet: Sheet) -> None:
    """The plate's scale, then a bullet graph: both with target, interval, visits and bands."""
    visits = [Decimal(score) for score in (62, 71, 74, 90)]
    scale = Scale(Decimal(74), Decimal(85), Interval(Decimal(64), Decimal(84)), visits, [Decimal(0), Decimal(70)], True)
    interval_bar(sheet, Block(MARGIN, sheet.y, 300), 22, scale)
    bullet(sheet, Block(MARGIN, sheet.y + 50, 300), 17, scale)
    sheet.y += 70


BLOCKS: Mapping[str, Callable[[Sheet], None]] = {
    "table": _table,
    "photo-sheet": _photos,
    "check-mark": _check,
    "drawing": _drawing,
    "scales": _scales,
}


def seen(block: str) -> Image.Image:
    """The block alone, in greys, one pixel a point."""
    sheet = Sheet(COVER)
    sheet.page()
    BLOCKS[block](sheet)
    page = pixels(sheet.finish())
    return page.crop((0, int(TOP) - 4, page.width, int(sheet.y) + 8))


def apart(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ, from 0 to 255; each eight by eight pixels as one, the most different ones."""
    if one.size != other.size:
        return 255.0
    grain = (one.width // 8, max(1, one.height // 8))
    difference = ImageChops.difference(
        one.resize(grain, Image.Resampling.BOX), other.resize(grain, Image.Resampling.BOX)
    )
    return float(ImageStat.Stat(difference).extrema[0][1])


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_looks_as_it_did(block: str) -> None:
    with Image.open(GOLDEN / f"{block}.png") as golden:
        assert apart(seen(block), golden) < 24


def test_a_line_that_moved_by_four_points_or_a_lost_word_is_seen() -> None:
    with Image.open(GOLDEN / "drawing.png") as golden:
        moved = ImageChops.offset(golden, 0, 4)
        without = golden.copy()
        without.paste(255, (44, 85, 100, 102))

        assert apart(golden, moved) > 24
        assert apart(golden, without) > 24


if __name__ == "__main__":
    for name in BLOCKS:
        seen(name).save(GOLDEN / f"{name}.png", optimize=True)
