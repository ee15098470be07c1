"""The PDF of a region says what its figures say, for one branch and for three hundred, in three languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from reports import region_report
from reports.data import ActionCounts, Branch, BranchSums, Language, OpenAction
from reports.measures.gate import Standing
from reports.measures.region import region_figures
from reports.style import BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, SMALLEST
from reports.words import LANGUAGES
from tests.reports import build, paper, region

LONG = "Kantor Cabang Pembantu Demo Jalan Jenderal Ahmad Yani Kilometer Empat Belas Banjarmasin Selatan"
LATE = OpenAction(build.BRANCH, "Put up the board with the opening hours", "manager", date(2026, 10, 9))
COUNTS = (ActionCounts(build.BRANCH, 2, 1, 4, 3),)


@cache
def sample(language: Language = "en", count: int = 12) -> bytes:
    return region_report.make(region.report(language, count))


def test_the_first_page_tells_score_interval_visits_and_change() -> None:
    """The golden text of the page that is read first."""
    figures = region_figures(region.report())
    page = paper.page_text(sample(), 1)

    assert figures.interval is not None
    assert figures.change is not None
    assert "West region Demo Bank Nusantara · Branch service 2026 Wave 4 · 1–31 October 2026 · 12 branches" in page
    assert f"{figures.score} out of 100, mean of 12 branches, each counting the same" in page
    assert (
        f"With {figures.visits} visits, the true mean of these branches may lie between {figures.interval.low}" in page
    )
    assert f"{figures.interval.low} and {figures.interval.high} (95 % interval)" in page
    assert "No clear change" in page
    assert f"points since Wave 3 over {figures.change.branches} branches visited both times" in page
    assert "No corrective action is overdue." in page


def test_the_first_page_names_three_fixes_and_three_best_with_their_n() -> None:
    figures = region_figures(region.report())
    page = paper.page_text(sample(), 1)

    for fix in figures.fixes:
        assert f"−{fix.lost} {fix.question} " in page
        assert f"missed in {fix.visits.met} of {fix.visits.of} visits, {fix.branches.met} branches" in page
    for kept in figures.kept:
        assert f"{kept.visits.percent} % {kept.question} " in page
        assert f"full marks in {kept.visits.met} of {kept.visits.of} visits" in page


def test_every_branch_stands_in_the_league_in_the_grid_and_in_the_list() -> None:
    said = paper.text(sample())
    figures = region_figures(region.report())

    for line in figures.scored:
        assert said.count(f"{line.branch.code} Demo Branch") >= (3 if line.visits > 1 else 2), line.branch.code
    assert figures.league is not None
    for place in figures.league.places:
        assert f"{place.code} " in said
        assert f"{place.score} {place.shrunk}" in said


def test_every_cell_of_the_grid_is_printed_with_its_n_and_one_visit_has_no_row() -> None:
    figures = region_figures(region.report())
    said = paper.text(sample())

    for line in figures.scored:
        shown = [cell for cell in line.parameters if cell.standing >= Standing.MEAN]
        row = " ".join(f"{cell.score} {cell.visits}" for cell in shown)
        assert row in said, line.branch.code
    single = next(line for line in figures.scored if line.visits == 1)
    assert "n 1 n 1" not in said
    assert f"One visit only, so no figure and no place: {single.branch.code} {single.branch.name}" in said
    assert f"{single.branch.code} {single.branch.name} 1 – " in said


def test_one_branch_alone_is_told_how_often_chance_would_deceive_without_a_broken_branch() -> None:
    said = paper.text(sample(count=1))

    assert "One branch was compared with Wave 3. Had nothing changed, chance alone would make it look changed" in said
    assert "one time in twenty." in said


def test_only_real_changes_are_listed_with_what_was_tried_and_what_chance_would_do() -> None:
    branches = [region.bare([81, 80, 81, 82], [80, 81, 82, 81], code=f"S{place}") for place in range(19)]
    moved = region.bare([90, 91, 92, 91], [60, 61, 62, 61], code="MOVED")
    said = paper.text(region_report.make(region.report("en", [*branches, moved])))
    _, _, page = said.partition("Real changes only")

    assert "20 branches were compared with Wave 3" in page
    assert "about 1.0 of them would still look changed" in page
    assert "MOVED Demo Branch MOVED 61.0 (n 4) 91.0 (n 4) +30.0" in page
    assert "The other 19 branches show no clear change" in page
    assert "S3 Demo" not in page.partition("Corrective actions")[0]


def test_overdue_actions_are_told_on_the_first_page_and_listed_with_owner_and_day() -> None:
    ahead = replace(LATE, what="Clean the step", due=date(2026, 12, 30), overdue=False)
    pdf = region_report.make(region.report(actions=(ahead, LATE), action_counts=COUNTS))
    text = paper.text(pdf)
    late = (
        "BR-014 Demo Branch Bandung Utara Put up the board with the opening hours Branch manager 9 October 2026 overdue"
    )

    assert "One corrective action is overdue" in paper.page_text(pdf, 1)
    assert "BR-014 Demo Branch Bandung Utara 2 1 4 3" in text
    assert late in text
    assert text.index(late) < text.index("Clean the step Branch manager 30 December 2026")


def test_a_programme_without_an_overdue_action_counts_what_is_open_by_branch() -> None:
    text = paper.text(region_report.make(region.report(region=None, action_counts=COUNTS)))

    assert "BR-014 Demo Branch Bandung Utara 2 1 4 3" in text
    assert "No corrective action is overdue." in text


def test_a_programme_shows_its_regions_and_a_region_has_no_such_page() -> None:
    west, east = region.many(4), [region.bare([60, 64], [70, 71], code="C", region="East region")]
    pdf = region_report.make(region.report("en", [*west, *east], region=None))

    assert "Whole programme" in paper.page_text(pdf, 1)
    assert "Regions" in [title for title, _ in paper.outline(pdf)]
    _, _, page = paper.text(pdf).partition("visited in both waves.")
    assert "62.0 East region" in page.partition("Branches side by side")[0]
    assert "Regions" not in [title for title, _ in paper.outline(sample())]


def test_the_same_report_gives_the_same_bytes_and_another_visit_another_hash() -> None:
    again = region_report.make(region.report())
    other = region_report.make(region.report("en", [*region.many(11), region.bare([80, 81])]))

    assert again == sample()
    assert paper.reader(other).trailer["/ID"][0] != paper.reader(again).trailer["/ID"][0]  # type: ignore[index]


def test_the_outline_leads_to_the_page_that_bears_the_heading() -> None:
    entries = paper.outline(sample())

    assert [title for title, _ in entries if title != "How the figures are made"] == [
        "Summary",
        "Branches side by side",
        "Branches and parts of the service",
        "Real changes only",
        "Corrective actions",
        "What costs most everywhere",
        "Branches and method",
    ]
    for title, number in entries[1:]:
        assert title in paper.page_text(sample(), number)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 5, 40])
def test_no_text_is_too_small_leaves_the_page_or_is_missing_a_sign(language: Language, count: int) -> None:
    pdf = sample(language, count)

    for run in paper.runs(pdf):
        assert run.size >= SMALLEST, run
        assert run.x >= MARGIN - 3.5, run
        assert run.right <= PAGE_WIDTH - MARGIN + 1, run
        assert run.y >= PAGE_HEIGHT - BOTTOM or run.y < 35, run
        assert "\N{REPLACEMENT CHARACTER}" not in run.text, run


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_and_everything_critical_stay_inside_the_margins(language: Language) -> None:
    place = Branch("KCP-BANJARMASIN-SELATAN-0014", LONG, LONG, LONG)
    branches = [
        replace(region.all_critical(one), branch=replace(place, code=f"{place.code}{number}"))
        for number, one in enumerate(region.many(6))
    ]
    late = tuple(replace(LATE, branch=place, what=LONG * 3) for _ in range(3))
    pdf = region_report.make(region.report(language, branches, region=LONG, actions=late, action_counts=COUNTS))

    for run in paper.runs(pdf):
        assert run.x >= MARGIN - 3.5, run
        assert run.right <= PAGE_WIDTH - MARGIN + 1, run


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_holds_all_it_has_to_say_in_every_language(language: Language) -> None:
    """Three fixes and three best, none dropped for want of room, however many critical items failed."""
    branches = [region.all_critical(one) for one in region.many(6)]
    report = region.report(language, branches, actions=(LATE,), action_counts=COUNTS)
    figures = region_figures(report)
    page = paper.page_text(region_report.make(report), 1)

    for code in [*(row.question for row in figures.fixes), *(row.question for row in figures.kept)]:
        assert f" {code} " in page.partition("n ")[2], code


class TestFew:
    """Where little was seen, little is said, and why."""

    def test_without_visits_there_is_one_honest_page(self) -> None:
        pdf = region_report.make(region.report("en", []))

        assert len(paper.reader(pdf).pages) == 1
        assert "No approved visit in this wave" in paper.text(pdf)

    def test_with_incomplete_visits_only_it_says_so_and_lists_the_branches(self) -> None:
        pdf = region_report.make(region.report("en", [region.bare([], code="B1", incomplete=2)]))

        assert "2 visits were approved but are incomplete" in paper.page_text(pdf, 1)
        assert "B1 Demo Branch B1 0 – 0 – 2 incomplete visits left out" in paper.text(pdf)

    def test_one_branch_is_set_beside_nobody(self) -> None:
        said = paper.text(region_report.make(region.report("en", [region.branch(1, 4)])))

        assert "Only one branch has complete visits" in said

    def test_branches_of_one_visit_each_are_not_set_side_by_side(self) -> None:
        said = paper.text(region_report.make(region.report("en", [region.branch(n, 1, 1) for n in range(6)])))

        assert "No branch has two visits" in said
        assert "No branch has two visits in each wave, so no change can be tested." in said

    def test_without_an_earlier_wave_nothing_is_compared(self) -> None:
        pdf = region_report.make(region.report("en", [region.branch(1, 8, 0)], previous_wave=None))

        assert "There is no earlier wave to compare with." in paper.page_text(pdf, 1)

    def test_few_visits_are_not_ranked_and_many_are_within_a_range(self) -> None:
        few = paper.text(
            region_report.make(region.report("en", [region.bare([70 + n, 90 - n], code=f"B{n}") for n in range(5)]))
        )
        spread = [region.bare([90 - 9 * n + turn % 3 for turn in range(9)], code=f"B{n}") for n in range(5)]
        many = paper.text(region_report.make(region.report("en", spread)))

        assert "None is ranked" in few or "none is ranked" in few or "nobody is ranked" in few
        assert "5 branches of 5 have so many" in many

    def test_other_forms_are_named_as_not_comparable(self) -> None:
        branches = [region.branch(1, 8, other_form=2, incomplete=1)]
        said = paper.text(region_report.make(region.report("en", branches, before_other_form=3)))

        assert "2 visits with other questions left out" in said
        assert "One incomplete visit left out" in said
        assert "2 visits of this wave and 3 of the wave before were made with other questions" in said

    def test_a_programme_without_a_target_names_none(self) -> None:
        report = region.report(programme=replace(build.PROGRAMME, target=None))

        assert "no target is set" in paper.page_text(region_report.make(report), 1)


def test_a_client_with_many_parts_of_its_own_gets_a_further_grid() -> None:
    """Ten parts: seven in the first grid, three in the second; each branch in both."""
    form = build.form()
    codes = [f"own_{number}" for number in range(10)]
    question = form["sections"][0]["questions"][0]
    asked = [{**question, "question": f"Q{code}", "tags": {"parameter": code}} for code in codes]
    tree = {**form, "sections": [*form["sections"], {"section": "Y", "title": {"en": "Own"}, "questions": asked}]}
    branches: list[BranchSums] = [
        region.bare([80] * 4, code=f"B{n}", parameters={code: region.part(4, 70 + n) for code in codes})
        for n in range(3)
    ]
    report = region.report("en", branches, form=tree)

    assert len(region_figures(report).parts) == 10
    assert paper.text(region_report.make(report)).count("B1 Demo Branch B1 80.0 4 71.0 4") == 2
    assert region_figures(report).parts[0].score == Decimal("71.0")
