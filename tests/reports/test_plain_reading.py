"""A reader is told of nothing that was counted in no visit, finds every row under its heading, and reads no riddle."""

import pytest

from forms.taxonomies import load
from reports import branch_report, region_report, visit_report
from reports.data import Language
from reports.figures.fault_grid import fault_grids
from reports.figures.figure import Box, Text
from reports.form_text import FormText
from reports.measures.branch import branch_figures
from reports.measures.region import region_figures
from reports.pages import report_card
from reports.style import SMALL
from reports.typeset import width
from reports.words import LANGUAGES, Words
from tests.reports import cases, paper

RESTAURANT = "quick-service-restaurant"


def words(language: Language) -> Words:
    return Words(language, load())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_of_six_sections_takes_one_page(language: Language) -> None:
    pdf = branch_report.make(cases.BRANCHES[RESTAURANT](language))
    last = FormText(cases.tree_of(RESTAURANT), language).section_title("F")

    assert f"F {last}" in paper.page_text(pdf, 2)


def test_a_card_that_takes_two_pages_says_on_the_second_what_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_card, "TIGHT", report_card.ROW)
    page = paper.page_text(branch_report.make(cases.BRANCHES[RESTAURANT]("en")), 3)

    assert "By section of the visit, continued" in page
    assert page.index("95 % interval") < page.index("F Exit")


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_applied_no_figure_is_told_of_no_visits(language: Language) -> None:
    pdf, said = branch_report.make(cases.BRANCHES["nothing applies"](language)), words(language)
    first, card = (paper.page_text(pdf, page) for page in (1, 2))

    assert said("fact.no_waiting") in first
    assert said.count("fact.waiting", 0) not in first
    assert f"{said('met_of', met=0, of=4)} " in first
    assert said("fact.only_calamities") in first
    assert said("met_of", met=0, of=0) not in first
    assert said.count("card.met", 0, met=0) not in card


def test_a_fault_that_no_visit_could_meet_has_a_dash_for_its_share() -> None:
    assert "0/0" not in paper.read_out(branch_report.make(cases.BRANCHES[RESTAURANT]("id")))


def test_a_section_in_which_nothing_counted_has_a_dash_for_its_points() -> None:
    page = paper.page_text(visit_report.make(cases.VISITS["nothing applies"]("en")), 1)

    assert "0.00 of 0.00" not in page
    assert "3.00 of 3.00" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_change_of_a_region_is_told_to_its_end(language: Language) -> None:
    page = paper.page_text(region_report.make(cases.REGIONS["long names"](language)), 1)

    assert words(language)("region.chance") in page


def test_a_grid_of_branches_that_goes_on_leaves_no_row_alone_under_its_head() -> None:
    page, said = paper.page_text(region_report.make(cases.REGIONS["12 branches"]("ms")), 3), words("ms")
    grid, _, _ = page.partition(said("page.changes"))

    assert said("continued", title=said("page.heat")) in grid
    assert grid.count("BR-0") == 3


def test_a_region_praises_no_question_that_failed_critically() -> None:
    figures = region_figures(cases.REGIONS["12 branches"]("en"))

    assert {row.question for row in figures.critical} >= {"C10", "D9"}
    assert len(figures.kept) == 3
    assert not {row.question for row in figures.critical} & {row.question for row in figures.kept}


@pytest.mark.parametrize(("language", "said"), [("en", "1,034 of 1,306"), ("id", "1.034 dari 1.306")])
def test_long_counts_are_written_in_the_country_s_way(language: Language, said: str) -> None:
    assert words(language)("met_of", met=1034, of=1306) == said
    assert said in paper.page_text(branch_report.make(cases.BRANCHES["40 visits"](language)), 1)


def test_the_shares_beside_twenty_tiles_keep_clear_of_them() -> None:
    report = cases.BRANCHES["40 visits"]("id")
    for grid in fault_grids(branch_figures(report), "sins", words("id")):
        tiles = max(mark.x + mark.width for mark in grid.marks if isinstance(mark, Box))
        shares = [mark for mark in grid.marks if isinstance(mark, Text) and "/" in mark.text]

        assert len(shares) == 7
        assert all(share.x - width(share.text, SMALL) > tiles + 8 for share in shares)
