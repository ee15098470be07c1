"""The PDF of one visit holds every question with its arithmetic, and its photos."""

from functools import cache

import pytest

from reports import visit_report
from reports.data import Language
from reports.style import MARGIN, PAGE_WIDTH, SMALLEST
from reports.words import LANGUAGES
from tests.reports import build, cases, paper


@cache
def made(language: Language = "en") -> bytes:
    """The sample visit."""
    return visit_report.make(build.visit_report(language))


def test_every_question_is_there_with_its_points() -> None:
    said = paper.text(made())

    for row in build.visit_report().visit.scorecard["questions"]:
        assert f"{row['question']} " in said
        if row["earned"] and row["possible"] != "0.00":
            assert f"{row['earned']} of {row['possible']}" in said


def test_the_score_is_shown_with_how_it_comes_about() -> None:
    card = build.visit_report().visit.scorecard
    page = paper.page_text(made(), 1)

    assert f"100 × {card['earned']} ÷ {card['possible']}" in page
    assert f"Score {card['final']}" in page


def test_the_cap_of_a_critical_item_is_told_with_the_score_before_it() -> None:
    visit = build.visit(1, answers=build.answers(quality=1, C10={"value": "no"}))
    page = paper.page_text(visit_report.make(build.visit_report(visit=visit)), 1)

    assert visit.scorecard["final"] == "59.0"
    assert "score capped at 59" in page
    assert f"Score before critical items {visit.scorecard['raw']}" in page


def test_a_bonus_that_was_not_earned_is_not_marked_as_missed() -> None:
    made = visit_report.make(cases.VISITS["everything critical"]("en"))

    assert "Bold" in _font_of_the_answer(made, "D9 Were")
    assert "Bold" not in _font_of_the_answer(made, "Z11 Did")


def _font_of_the_answer(pdf: bytes, question: str) -> str:
    """The typeface of the "No" that stands beside a question."""
    seen: list[tuple[str, str]] = []
    for page in paper.reader(pdf).pages:
        page.extract_text(
            visitor_text=lambda said, *rest: seen.append((said.strip(), str(rest[2] and rest[2]["/BaseFont"])))
        )
    start = next(place for place, (said, _) in enumerate(seen) if said.startswith(question))
    return next(font for said, font in seen[start:] if said == "No")


def test_a_visit_left_unserved_is_told_as_at_least_so_long() -> None:
    visit = build.visit(1, answers=build.answers(B6={"value": 1500, "censored": True}))

    assert "At least 25:00: left before it ended" in paper.text(visit_report.make(build.visit_report(visit=visit)))


def test_a_comment_of_many_lines_is_whole_over_the_end_of_a_page() -> None:
    comment = " ".join(f"word{place}" for place in range(900))
    visit = build.visit(1, answers=build.answers(C10={"value": "no", "comment": comment}))
    said = paper.text(visit_report.make(build.visit_report(visit=visit)))

    assert all(f"word{place}" in said for place in range(900))


def test_the_outline_leads_to_each_section() -> None:
    entries = dict(paper.outline(made()))

    for section in build.form()["sections"]:
        title = f"{section['section']} {section['title']['en']}"
        assert title in paper.page_text(made(), entries[title])


def test_its_photos_are_embedded_once_each() -> None:
    assert len(paper.images(made())) == 3


def test_the_same_visit_gives_the_same_bytes() -> None:
    assert visit_report.make(build.visit_report()) == made()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_smaller_than_9_points_or_leaves_the_margins(language: Language) -> None:
    for run in paper.runs(made(language)):
        assert run.size >= SMALLEST, run
        assert run.x >= MARGIN - 3.5, run
        assert run.right <= PAGE_WIDTH - MARGIN + 1, run


def test_a_visit_that_scores_nothing_says_so_without_a_crash() -> None:
    empty = {"form": "bank-branch", "language": "en", "events": {}, "answers": {}}
    page = paper.page_text(visit_report.make(build.visit_report(visit=build.visit(1, answers=empty))), 1)

    assert "Incomplete: not in the figures" in page
