"""The heat grid prints every cell's number and n, and greys what too few visits allow."""

from decimal import Decimal

from reports.data import PartSum
from reports.figures.figure import Box, Figure, Text
from reports.figures.heat_grid import Columns, heat_grid
from reports.measures.region import region_figures
from reports.words import Words
from tests.reports import build, region

WORDS = Words("en", build.branch_report(count=0).taxonomies)
BOUNDS = (Decimal(0), Decimal(70), Decimal(80), Decimal(90))


def drawn(*branches: object, bounds: tuple[Decimal, ...] = BOUNDS) -> Figure:
    figures = region_figures(region.report(branches=branches))  # type: ignore[arg-type]
    names = {line.branch.code: (line.branch.name, None) for line in figures.branches}
    titles = [WORDS.label("parameter", part.code) for part in figures.parts]
    return heat_grid(figures.branches, names, Columns(titles, bounds), WORDS)


def speed(visits: int, percent: int) -> dict[str, PartSum]:
    return {"speed": PartSum(visits, Decimal(visits * percent))}


def test_every_cell_has_its_number_and_its_n() -> None:
    table = drawn(region.bare([80] * 8, parameters=speed(7, 62))).table

    assert list(table.columns) == ["Branch", "Score", "Speed and time of service"]
    assert list(table.rows[0]) == ["Demo Branch BR", "80.0 (n 8)", "62.0 (n 7)"]


def test_below_the_gate_a_cell_is_grey_and_has_no_tint() -> None:
    marks = drawn(region.bare([80] * 3, parameters=speed(3, 62))).marks

    assert not any(isinstance(mark, Box) for mark in marks)
    assert {mark.tone for mark in marks if isinstance(mark, Text)} == {"muted"}


def test_one_visit_gives_no_number_at_all() -> None:
    figure = drawn(region.bare([80], parameters=speed(1, 62)))

    assert list(figure.table.rows[0]) == ["Demo Branch BR", "n 1", "n 1"]
    assert not {"80.0", "62.0"} & {mark.text for mark in figure.marks if isinstance(mark, Text)}


def test_the_lower_the_band_the_darker_and_the_lowest_is_white_on_dark() -> None:
    tints = {}
    for percent in (60, 75, 85, 95):
        marks = drawn(region.bare([percent] * 4)).marks
        [box] = (mark for mark in marks if isinstance(mark, Box))
        [number] = (mark for mark in marks if isinstance(mark, Text) and mark.bold)
        tints[percent] = (box.tone, number.tone)

    assert tints == {
        60: ("slate", "white"),
        75: ("range_0", "ink"),
        85: ("range_1", "ink"),
        95: ("range_3", "ink"),
    }


def test_a_score_that_just_reaches_a_band_is_in_it() -> None:
    [box] = (mark for mark in drawn(region.bare([90] * 4)).marks if isinstance(mark, Box))

    assert box.tone == "range_3"


def test_a_form_without_bands_has_one_plain_tint() -> None:
    marks = drawn(region.bare([20] * 4), bounds=()).marks

    assert {mark.tone for mark in marks if isinstance(mark, Box)} == {"range_3"}
    assert "white" not in {mark.tone for mark in marks if isinstance(mark, Text)}
