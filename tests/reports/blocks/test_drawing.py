"""A figure is painted on paper where its marks say."""

import pytest

from reports.blocks.drawing import draw
from reports.figures.figure import Box, Dot, Figure, Line, Mark, Table, Text
from reports.sheet import Sheet
from tests.reports import paper
from tests.reports.blocks.pixels import ink, pixels
from tests.reports.blocks.test_table import COVER


def drawn(*marks: Mark) -> bytes:
    sheet = Sheet(COVER)
    sheet.page()
    assert draw(sheet, Figure("name", 200, 100, "alt", marks, Table((), ())), 100, 200) == 100
    return sheet.finish()


def test_a_text_stands_at_its_place_in_its_size() -> None:
    [run] = [run for run in paper.runs(drawn(Text(50, 20, "here", 11, align="right"))) if run.text == "here"]

    assert (round(run.right), run.size) == (150, 11)


@pytest.mark.parametrize(
    ("mark", "inside", "outside"),
    [
        (Box(10, 10, 30, 20, "slate"), (112, 212), (145, 212)),
        (Dot(50, 50, 6, "slate"), (150, 250), (158, 250)),
        (Dot(50, 50, 6, "slate", hollow=True), (156, 250), (150, 250)),
        (Line(((10, 10), (10, 60), (80, 60)), "slate", 2), (150, 260), (150, 240)),
    ],
)
def test_a_mark_is_painted_inside_its_bounds_and_not_beside(
    mark: Mark, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    page = pixels(drawn(mark))

    assert ink(page, *inside) > 50
    assert ink(page, *outside) == 0


def test_a_dashed_line_has_gaps_and_reaches_both_ends() -> None:
    page = pixels(drawn(Line(((0, 50), (100, 50)), "ink", 2, dashed=True)))
    painted = [ink(page, x, 250) > 100 for x in range(101, 200)]

    assert painted[0]
    assert painted[-2]
    assert 15 < sum(painted[n] != painted[n + 1] for n in range(98)) < 45
