"""The pages on faults, promises, people and peers say what the figures say, and stay calm when there is nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from reports import branch_report
from reports.data import BranchReport, Language, SurveyMean, Visit
from reports.figures.branch import branch_drawings
from reports.figures.clock import dots, duration_said
from reports.figures.figure import Dot
from reports.form_text import FormText
from reports.measures.branch import branch_figures
from reports.style import BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from reports.words import LANGUAGES, Words
from tests.reports import build, cases, paper
from tests.reports.drawn import drawn

PAGES = ("page.faults", "page.promise", "page.people", "page.missed", "page.peers")


def report(language: Language = "en", count: int = 8, quality: float = 0.6) -> BranchReport:
    visits = build.visits(count, quality)
    made = build.branch_report(language, visits=visits)
    return replace(made, peers=(build.finals(visits), *made.peers[1:]))


@cache
def text(language: Language = "en", count: int = 8, quality: float = 0.6) -> str:
    return paper.read_out(branch_report.make(report(language, count, quality)))


def inapplicable() -> tuple[Visit, ...]:
    """Four visits to which nothing applied but what always does."""
    may = {
        code
        for code, question in FormText(build.form(), "en").questions.items()
        if question.get("not_applicable", True)
    }
    states = {code: {"state": "not_applicable"} for code in may}
    return tuple(build.visit(n, answers={**build.answers(n, 1.0, **states), "events": {}}) for n in range(1, 5))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_follow_one_another_in_the_outline(language: Language) -> None:
    words = Words(language, report().taxonomies)
    titles = [title for title, _ in paper.outline(branch_report.make(report(language)))]

    assert [title for title in titles if title in [words(key) for key in PAGES]] == [words(key) for key in PAGES]


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("en", 2), ("en", 40), ("ms", 8), ("id", 8)])
def test_every_figure_of_the_desk_stands_in_the_paper_to_the_digit(language: Language, count: int) -> None:
    found, told = branch_figures(report(language, count)), text(language, count)
    words = Words(language, report().taxonomies)

    for drawing in branch_drawings(found, FormText(build.form(), language), words):
        cells = [cell for row in drawing.table.rows for cell in row if any(sign.isdigit() for sign in cell)]
        if drawing.name.startswith(("promise", "felt", "steps", "peers", "visit_scores", "dependence")):
            continue
        assert all(end in told for cell in cells for end in cell.split()[0].split("–")), drawing.name
    gap = found.promise
    assert words.signed(gap.total_gap or Decimal(0)).lstrip("+\N{MINUS SIGN}") in told
    assert found.people.spontaneity is None or words.number(found.people.spontaneity.index) in told


def test_the_shoppers_words_stand_in_full_with_their_visit() -> None:
    long = " ".join(f"word{place}" for place in range(900))
    answers = build.answers(1, 1.0, D6={"value": "yes", "comment": long})
    pdf = branch_report.make(build.branch_report(visits=(build.visit(1, answers=answers), *build.visits(4)[1:])))
    told = paper.read_out(pdf)

    assert "Visit 1: “word0 word1" in told
    assert all(f"word{place}" in told for place in range(900))


def test_the_gap_is_read_as_doing_and_showing() -> None:
    gap = branch_figures(report()).promise

    assert gap.total_gap is not None
    assert f"Of the {abs(gap.total_gap)} points missing" in text()


def test_a_survey_of_customers_is_named_as_such() -> None:
    surveyed = replace(report(), survey=(SurveyMean("timeliness", 64, Decimal("40.0"), Decimal(16)),))
    told = paper.read_out(branch_report.make(surveyed))

    assert "customer survey" in told
    assert "64 customer survey" in told


def test_a_form_without_promises_says_so_in_a_sentence() -> None:
    sections = [
        {
            **section,
            "questions": [
                {**q, "tags": {k: v for k, v in q.get("tags", {}).items() if k != "promise"}}
                for q in section["questions"]
            ],
        }
        for section in build.form()["sections"]
    ]
    bare = replace(report(), form={**build.form(), "sections": sections})
    cards = tuple(
        replace(v, scorecard={**v.scorecard, "tags": {**v.scorecard["tags"], "promise": {}}}) for v in bare.visits
    )

    assert "This form asks about no promise" in paper.read_out(branch_report.make(replace(bare, visits=cards)))


def test_promises_that_nobody_answered_are_not_called_unasked() -> None:
    told = paper.read_out(branch_report.make(build.branch_report(visits=inapplicable())))

    assert "No question about a promise was answered" in told
    assert "asks about no promise" not in told


def test_visits_without_any_fault_get_a_sentence_and_no_grid() -> None:
    clean = tuple(build.visit(n, answers=_quick(build.answers(n, 1.0))) for n in range(1, 5))
    figures = branch_figures(build.branch_report(visits=clean))
    told = paper.read_out(branch_report.make(build.branch_report(visits=clean)))

    assert figures.sins == figures.calamities == ()
    assert "No sin of service and no calamity of service time was met in 4 visits" in told


def test_a_family_whose_questions_applied_in_no_visit_is_not_said_to_be_clean() -> None:
    told = paper.read_out(branch_report.make(build.branch_report(visits=inapplicable())))

    assert "visits with a calamity of time; service sins did not apply" in told
    assert "Sins of service No question that could find one applied in these visits." in told
    assert "Calamities of service time None was met in 4 visits." in told


def _quick(answers: dict[str, object]) -> dict[str, object]:
    clock = {event: 3.0 * place for place, event in enumerate(build.EVENTS)}
    return {**answers, "events": clock}


def test_clocks_that_go_on_over_a_page_say_so_and_each_page_has_its_axis() -> None:
    pdf = branch_report.make(report(count=40))
    runs = paper.runs(pdf)
    told = [[run.text for run in runs if run.page == page] for page in (3, 4)]

    assert "Where the time went, continued" in told[1]
    assert all({"0:00", "Total", "small ticks: taps of the clock"} <= set(texts) for texts in told)


def test_what_stands_in_place_of_who_served_is_named_only_where_it_is_told() -> None:
    instead = "“Left to chance” above stands in its place."
    one, two = (paper.read_out(branch_report.make(build.branch_report(count=count))) for count in (1, 2))

    assert "left to chance: no question was answered in two visits" in one
    assert instead in two
    assert instead not in one


def test_where_all_visits_score_alike_nothing_is_to_be_mended_and_no_interval_is_told() -> None:
    told = text(count=8, quality=1.0)

    assert "8 visits to 3 people, all of the same score" in told
    assert "What is missing is missing everywhere" not in told
    assert "0.000 to 0.000" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_three_fixes_stand_on_the_first_page_and_clear_of_the_next_date(language: Language) -> None:
    made = cases.BRANCHES["everything critical"](language)
    runs = [run for run in drawn(branch_report.make, made).runs if run.page == 1]
    day = Words(language, made.taxonomies).day(date(2026, 11, 27))
    [due] = [run for run in runs if day in run.text]

    assert sum(run.text.startswith("−") and run.x < 100 for run in runs) == 3
    assert min(run.y for run in runs if run.y > due.y) - due.y > 14


def test_no_other_branch_is_named_and_the_own_is_marked() -> None:
    assert "This branch" in text()
    assert "Other branches are not named." in text()


@pytest.mark.parametrize(
    ("count", "why"),
    [(1, "One visit is no place among the branches"), (4, "A rank needs 8 visits; there are 4"), (8, "No rank")],
)
def test_a_rank_that_may_not_be_told_says_why(count: int, why: str) -> None:
    assert why in text("en", count)


def test_a_branch_of_eight_that_stands_out_has_a_rank_range() -> None:
    visits = build.visits(8)
    apart = tuple(tuple(Decimal(30 + 8 * place + step % 3) for step in range(8)) for place in range(6))
    made = build.branch_report(visits=visits, peers=(build.finals(visits), *apart))

    assert "Rank 1 of 7" in paper.read_out(branch_report.make(made))


def test_a_branch_alone_in_its_wave_has_nobody_to_stand_beside() -> None:
    alone = replace(report(), peers=())

    assert "nobody to stand beside" in paper.read_out(branch_report.make(alone))


def test_beside_the_branches_of_a_region_the_words_name_the_region() -> None:
    told = paper.read_out(branch_report.make(replace(report(), beside="region")))
    alone = paper.read_out(branch_report.make(replace(report(), beside="region", peers=())))

    assert "Each mark is a branch of this region in this wave" in told
    assert "No other branch of this region in this wave" in alone
    assert "Each mark is a branch of this wave" in text()


def test_the_method_says_which_gate_was_reached() -> None:
    assert "Gate reached with 8 visits: score and band. No rank." in text()


@pytest.mark.parametrize(
    ("language", "kind"),
    [
        *(("en", "nothing applies"), ("ms", "nothing applies"), ("en", "everything critical"), ("id", "forty visits")),
        *(("ms", "one visit"), ("id", "one visit")),
    ],
)
def test_whatever_comes_no_page_is_empty_and_nothing_leaves_the_page(language: Language, kind: str) -> None:
    visits = {
        "nothing applies": inapplicable,
        "everything critical": lambda: build.visits(4, 0.0),
        "forty visits": lambda: build.visits(40, 0.8),
        "one visit": lambda: build.visits(1, 0.5),
    }[kind]()
    pdf = branch_report.make(build.branch_report(language, visits=visits))
    runs = paper.runs(pdf)

    for number in range(1, len(paper.reader(pdf).pages) + 1):
        inside = [run for run in runs if run.page == number and PAGE_HEIGHT - BOTTOM - 2 < run.y < PAGE_HEIGHT - 60]
        assert len(inside) >= 3, number
    for run in runs:
        assert run.x >= MARGIN - 3.5, run
        assert run.right <= PAGE_WIDTH - MARGIN + 1, run


def test_a_time_that_nobody_clocked_is_told_as_what_it_is() -> None:
    guessed = {"B6": {"value": 240, "source": "estimated", "reason": "No signal."}}
    visits = (build.visit(1), build.visit(2, answers=build.answers(2, 1.0, **guessed)))
    guessing = build.branch_report(visits=visits)

    step = next(one for one in branch_figures(guessing).steps if one.question == "B6")
    said = paper.text(branch_report.make(guessing))

    assert "from the visit clock, 1 estimated" in said
    assert "All come from the visit clock" not in said
    assert [duration_said(duration) for duration in step.durations][1] == "≈ 4:00"
    assert [mark.hollow for mark in dots(step, 200) if isinstance(mark, Dot)] == [False, True]


@pytest.mark.parametrize(
    ("language", "notes"),
    [
        ("en", ("2 times were estimated", "A time was edited")),
        ("ms", ("2 masa dianggarkan", "1 masa diubah")),
        ("id", ("2 waktu diperkirakan", "1 waktu diubah")),
    ],
)
def test_the_log_says_of_each_visit_which_times_rest_on_the_shoppers_word(
    language: Language, notes: tuple[str, ...]
) -> None:
    told = {code: {"value": 240, "source": "estimated", "reason": "No signal."} for code in ("B6", "C1")}
    told["B1"] = {"value": 90, "source": "edited", "reason": "Tapped late."}
    visits = (build.visit(1), build.visit(2, answers=build.answers(2, 1.0, **told)))

    said = paper.text(branch_report.make(build.branch_report(language, visits=visits)))

    assert [said.count(note) for note in notes] == [1, 1]
