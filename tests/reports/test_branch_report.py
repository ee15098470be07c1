"""The branch PDF says what the figures say, looks right to a machine, and is the same for the same data."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from reports import branch_report
from reports.data import Branch, BranchReport, Language
from reports.figures.branch import branch_drawings
from reports.figures.figure import Figure
from reports.form_text import FormText
from reports.measures.branch import branch_figures
from reports.style import MARGIN, PAGE_WIDTH, SMALLEST
from reports.words import LANGUAGES, Words
from tests.reports import build, paper

LONG_NAME = "Kantor Cabang Pembantu Demo Jalan Jenderal Ahmad Yani Kilometer Empat Belas Banjarmasin Selatan"


@cache
def made(language: Language = "en") -> bytes:
    """The sample branch of eight visits and 24 photos."""
    return branch_report.make(build.branch_report(language))


def test_the_first_page_tells_branch_score_and_number_of_visits() -> None:
    figures = branch_figures(build.branch_report())
    page = paper.page_text(made(), 1)

    assert "Demo Branch Bandung Utara" in page
    assert f"{figures.score} out of 100, mean of 8 visits" in page
    assert f"between {figures.interval.low} and {figures.interval.high} (95 % interval)" in page  # type: ignore[union-attr]
    assert "Excellent" in page


def test_every_missed_question_is_named_with_its_owner() -> None:
    report = build.branch_report()
    figures = branch_figures(report)
    said = paper.text(made())

    assert len(figures.missed) > 10
    for row in figures.missed:
        assert f"{row.question} " in said
        assert f"{row.share.met}/{row.share.of}" in said


def test_each_step_is_told_with_its_median_in_minutes_and_seconds() -> None:
    figures = branch_figures(build.branch_report())
    page = paper.page_text(made(), 3)

    for step in figures.steps:
        assert step.median is not None
        minutes, seconds = divmod(int(step.median.seconds), 60)
        assert f"Median {minutes}:{seconds:02}" in page


def test_the_same_report_gives_the_same_bytes() -> None:
    assert branch_report.make(build.branch_report()) == made()


def test_a_changed_answer_gives_another_hash_and_another_file_id() -> None:
    changed = branch_report.make(build.branch_report(form_version="4"))
    ids = [paper.reader(pdf).trailer["/ID"][0] for pdf in (made(), changed)]

    assert ids[0] != ids[1]
    assert paper.page_text(changed, 1).split("shopper-audit")[0] != paper.page_text(made(), 1).split("shopper-audit")[0]


def test_the_outline_leads_to_the_page_that_bears_the_heading() -> None:
    entries = paper.outline(made())

    assert [title for title, _ in entries[:4]] == ["Summary", "Report card", "Time", "Sins and calamities"]
    for title, number in entries[1:]:
        assert title in paper.page_text(made(), number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_says_its_title_author_subject_and_language(language: Language) -> None:
    read = paper.reader(made(language))

    assert read.metadata is not None
    assert "Demo Branch Bandung Utara, Wave 4" in str(read.metadata.title)
    assert read.metadata.author == "Demo Bank Nusantara"
    assert "Branch service 2026" in str(read.metadata.subject)
    assert read.trailer["/Root"]["/Lang"] == language


def test_every_photo_is_embedded_once_as_the_bytes_it_came_with() -> None:
    report = build.branch_report()
    given = {photo.jpeg for visit in report.visits for photo in visit.photos}
    held = paper.images(made())

    assert len(held) == len(given) == 24
    assert {bytes(image).rstrip(b"\n") for image in held} == {bytes(jpeg).rstrip(b"\n") for jpeg in given}


def test_a_photo_given_twice_is_embedded_once() -> None:
    twice = (build.photo(1), replace(build.photo(1), question="A3"))
    report = build.branch_report(visits=(build.visit(1, photos=twice),))

    assert len(paper.images(branch_report.make(report))) == 1


def test_only_our_fonts_are_used_and_both_are_embedded() -> None:
    fonts = paper.fonts(made())

    assert all(fonts.values())
    assert {name.split("+")[-1] for name in fonts} == {"AuditSans-Regular", "AuditSans-Bold"}
    assert b"Helvetica" not in made()


def test_each_page_says_which_page_of_how_many_it_is() -> None:
    total = len(paper.reader(made()).pages)

    for number in range(1, total + 1):
        assert f"Page {number} of {total}" in paper.page_text(made(), number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_smaller_than_9_points_or_leaves_the_margins(language: Language) -> None:
    for run in paper.runs(made(language)):
        assert run.size >= SMALLEST, run
        assert run.x >= MARGIN - 3.5, run
        assert run.right <= PAGE_WIDTH - MARGIN + 1, run


@pytest.mark.parametrize(
    ("language", "score", "month"), [("en", "93.6", "October"), ("ms", "93.6", "Oktober"), ("id", "93,6", "Oktober")]
)
def test_figures_and_days_follow_the_country(language: Language, score: str, month: str) -> None:
    page = paper.page_text(made(language), 1)

    assert score in page
    assert f"1–31 {month} 2026" in page


def test_no_report_tells_day_or_hour_before_it_may() -> None:
    log = paper.page_text(made(), dict(paper.outline(made()))["Visits and method"])

    assert "midday" in log
    assert "October" not in log.split("Visits and method")[1].split("Notes")[0]
    assert "16 October" not in log
    assert ":" not in log.split("Notes")[1].split("How the figures")[0]


class TestExtremes:
    """Whatever a branch brings, the report is whole and honest."""

    def test_a_branch_without_visits_gets_one_page_that_says_so(self) -> None:
        pdf = branch_report.make(build.branch_report(count=0, previous_wave=None, previous=()))

        assert len(paper.reader(pdf).pages) == 1
        assert "No approved visit in this wave" in paper.text(pdf)

    def test_incomplete_visits_are_listed_and_stay_out_of_every_figure(self) -> None:
        seen_nothing = build.answers()
        seen_nothing["answers"] = {code: {"state": "not_observed"} for code in ("A2", "C10")}
        whole = build.visits(4)
        report = build.branch_report(visits=(*whole, build.visit(5, answers=seen_nothing)))
        figures = branch_figures(report)

        assert figures.incomplete == 1
        assert [visit.number for visit in figures.visits] == [1, 2, 3, 4]
        assert "Incomplete: not in the figures" in paper.text(branch_report.make(report))

    def test_one_visit_is_called_a_snapshot_and_gets_no_band(self) -> None:
        pdf = branch_report.make(build.branch_report(count=1, previous_wave=None, previous=()))

        assert "A snapshot, not a branch score" in paper.page_text(pdf, 1)
        assert "Excellent" not in paper.page_text(pdf, 1)
        assert "There is no earlier wave to compare with" in paper.page_text(pdf, 1)

    def test_three_visits_are_provisional_and_get_no_band(self) -> None:
        page = paper.page_text(branch_report.make(build.branch_report(count=3)), 1)

        assert "Provisional: too few visits for a band" in page

    def test_five_visits_get_a_provisional_band(self) -> None:
        page = paper.page_text(branch_report.make(build.branch_report(count=5)), 1)

        assert "Excellent, provisional" in page

    def test_a_branch_without_photos_has_no_page_of_photos(self) -> None:
        pdf = branch_report.make(build.branch_report(photos=0))

        assert "Photos" not in [title for title, _ in paper.outline(pdf)]

    def test_a_critical_item_heads_the_first_page(self) -> None:
        report = build.branch_report(
            visits=(build.visit(1, answers=build.answers(C10={"value": "no"})), *build.visits(4)[1:])
        )
        page = paper.page_text(branch_report.make(report), 1)

        assert branch_figures(report).critical[0].question == "C10"
        assert "One critical item failed Visit 1: score capped – C10" in page

    def test_signs_that_the_font_lacks_are_shown_as_missing(self) -> None:
        odd = Branch("BR-1", "Cawangan \N{GRINNING FACE} Demo", "", "North")
        page = paper.page_text(branch_report.make(build.branch_report(branch=odd)), 1)

        assert "Cawangan \N{REPLACEMENT CHARACTER} Demo" in page

    @pytest.mark.parametrize("name", ["چوو ڤوڠ", "吉隆坡分行", "கோலாலம்பூர் கிளை"])
    def test_a_name_in_jawi_chinese_or_tamil_is_read_from_the_page_as_it_was_written(self, name: str) -> None:
        pdf = branch_report.make(build.branch_report(branch=Branch("BR-1", name, "", "North")))

        assert name in paper.read_out(pdf)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_long_names_and_words_stay_inside_the_margins(self, language: Language) -> None:
        comment = {"value": "no", "comment": "x" * 300 + " " + "word " * 400}
        visits = tuple(
            build.visit(number, number, 0.4, answers=build.answers(number, 0.4, C10=comment)) for number in range(1, 9)
        )
        report = build.branch_report(language, visits=visits, branch=Branch("B", LONG_NAME, LONG_NAME, LONG_NAME))
        pdf = branch_report.make(report)

        for run in paper.runs(pdf):
            assert run.x >= MARGIN - 3.5, run
            assert run.right <= PAGE_WIDTH - MARGIN + 1, run

    def test_a_branch_alone_in_its_wave_uses_its_own_spread_from_five_visits_up(self) -> None:
        four, five = (branch_figures(build.branch_report(count=count, peers=())) for count in (4, 5))

        assert four.interval is None
        assert five.interval is not None

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_where_no_interval_can_be_told_the_summary_and_the_drawing_say_what_is_missing(
        self, language: Language
    ) -> None:
        alone = build.branch_report(language, count=2, photos=0, peers=())
        words = Words(language, alone.taxonomies)
        page = paper.page_text(branch_report.make(alone), 1)
        [drawn] = [one for one in _drawings(alone, words) if one.name == "visit_scores"]

        assert words("interval.none") in page
        assert "95" not in drawn.alt

    def test_a_programme_without_a_target_names_no_gap(self) -> None:
        report = build.branch_report(programme=replace(build.PROGRAMME, target=None))

        assert branch_figures(report).gap is None
        assert "Target" not in paper.page_text(branch_report.make(report), 1)


def _drawings(report: BranchReport, words: Words) -> list[Figure]:
    return branch_drawings(branch_figures(report), FormText(report.form, report.language), words)


def test_a_programme_that_promises_no_share_in_time_is_held_to_none() -> None:
    report = build.branch_report(programme=replace(build.PROGRAMME, promised_share=None))
    said, promised = paper.text(branch_report.make(report)), paper.text(branch_report.make(build.branch_report()))

    assert not any(step.breach for step in branch_figures(report).steps)
    for sentence in ("Promise: 80 %", "hardly kept"):
        assert sentence in promised
        assert sentence not in said


def test_the_gap_is_the_printed_score_less_the_target() -> None:
    figures = branch_figures(build.branch_report())

    assert figures.score is not None
    assert figures.gap == figures.score - Decimal("85.0")
