"""The grids of sins and calamities tell each visit apart, with a letter and with words."""

from functools import cache

import pytest

from reports.data import Language
from reports.figures.fault_grid import fault_grids, fault_letters
from reports.figures.figure import Box, Figure, Text
from reports.measures.branch import BranchFigures, branch_figures
from reports.words import LANGUAGES, Words
from tests.reports import build


@cache
def found(count: int = 8, quality: float = 0.6) -> BranchFigures:
    visits = build.visits(count, quality)
    return branch_figures(build.branch_report(visits=visits, peers=(build.finals(visits),)))


def words(language: Language = "en") -> Words:
    return Words(language, build.branch_report(count=0).taxonomies)


def met(grid: Figure) -> list[tuple[str, object]]:
    """Letter and visit of every dark tile."""
    letters = {id(mark.about): mark.text for mark in grid.marks if isinstance(mark, Text)}
    dark = (mark for mark in grid.marks if isinstance(mark, Box) and mark.tone == "accent")
    return sorted((letters[id(box.about)], box.about["visit"]) for box in dark if box.about)


def test_every_fault_of_every_visit_has_its_tile_with_its_letter() -> None:
    letters = fault_letters(found())

    for family, rows in (("sins", found().sins), ("calamities", found().calamities)):
        [grid] = fault_grids(found(), family, words())  # type: ignore[arg-type]
        expected = sorted((letters[row.code], number) for row in rows for number in row.evidence)
        assert met(grid) == expected
        assert expected


def test_the_fourteen_faults_have_fourteen_letters() -> None:
    assert sorted(fault_letters(found()).values()) == list("ABCDEFGHIJKLMN")


def test_the_table_says_met_where_the_tile_is_dark_and_a_dash_where_it_could_not_be() -> None:
    untold = build.answers(3, 1.0, D6={"state": "not_applicable"}, C3={"state": "not_applicable"})
    visits = (*build.visits(2, 0.4), build.visit(3, answers=untold))
    figures = branch_figures(build.branch_report(visits=visits))
    [grid] = fault_grids(figures, "sins", words())

    by_name = {row[0]: row[1:] for row in grid.table.rows}
    assert by_name["Rulebook"][2] == "–"
    for row in figures.sin_rows:
        said = by_name[words().label("sin", row.code)]
        assert [number for number, cell in enumerate(said, start=1) if cell == "met"] == sorted(row.evidence)


def test_forty_visits_stand_in_two_grids_of_twenty_inside_the_width() -> None:
    grids = fault_grids(found(40), "calamities", words())

    assert [len(grid.table.columns) - 1 for grid in grids] == [20, 20]
    assert [grid.name for grid in grids] == ["calamities", "calamities_2"]
    assert all(mark.x + mark.width <= 416 for grid in grids for mark in grid.marks if isinstance(mark, Box))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_are_those_of_the_language(language: Language) -> None:
    [grid] = fault_grids(found(), "sins", words(language))

    assert (
        grid.table.rows[0][0]
        == {
            "en": "Apathy",
            "ms": "Sikap tidak peduli",
            "id": "Ketidakpedulian",
        }[language]
    )


def test_nothing_met_is_no_grid() -> None:
    assert fault_grids(found(2, 1.0), "sins", words()) == []
