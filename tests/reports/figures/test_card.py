"""The report card as figures: bars on the scale, faults on a scale of their own, and a table that says the same."""

from itertools import product
from typing import get_args

import pytest

from reports.data import Language
from reports.figures.card import BAR, NAME, WIDTH, card_figure, card_parts
from reports.figures.figure import Box, Dot, Figure, Text
from reports.figures.score import score_figure
from reports.form_text import FormText
from reports.measures.branch import BranchFigures, branch_figures
from reports.measures.change import Trend
from reports.style import NOTE
from reports.typeset import ELLIPSIS, width
from reports.words import LANGUAGES, Words
from tests.reports import build

TAXONOMIES = build.branch_report(photos=0).taxonomies


def found(count: int = 8, quality: float = 0.6) -> BranchFigures:
    return branch_figures(build.branch_report(visits=build.visits(count, quality)))


def parts(figures: BranchFigures, language: Language = "en") -> dict[str, Figure]:
    words = Words(language, TAXONOMIES)
    return {
        part.name: card_figure(part, words) for part in card_parts(figures, FormText(build.form(), language), words)
    }


def test_every_part_has_a_row_for_each_of_its_figures_and_says_its_n() -> None:
    figures = found()
    drawn = parts(figures)

    assert list(drawn) == ["card_parameters", "card_promises", "card_whole", "card_sections"]
    for name in ("parameters", "promises", "sections"):
        told = [(row[1], row[3]) for row in drawn[f"card_{name}"].table.rows]
        assert told == [(str(row.score), str(row.visits)) for row in getattr(figures.card, name)]
    rates = [(str(rate.rate), str(rate.visits)) for rate in figures.card.rates]
    assert [(row[1], row[3]) for row in drawn["card_whole"].table.rows][2:] == rates


def test_a_bar_is_as_long_as_its_score_and_red_below_the_target() -> None:
    figures = found(8, 0.5)
    row = next(row for row in figures.card.parameters if row.below)
    bars = [mark for mark in parts(figures)["card_parameters"].marks if isinstance(mark, Box) and mark.tone == "accent"]

    assert row.score is not None
    assert round(BAR * float(row.score) / 100, 6) in [round(bar.width, 6) for bar in bars]
    assert len(bars) == sum(row.below for row in figures.card.parameters)
    assert {bar.x for bar in bars} == {NAME}


def test_faults_have_no_bar_from_0_to_100_and_are_never_red() -> None:
    figures = found(8, 0.2)
    drawn = parts(figures)["card_whole"]
    rates = [mark for mark in drawn.marks if isinstance(mark, Dot) and mark.radius == 3.6]
    ends = [rate.interval.high for rate in figures.card.rates if rate.interval]

    assert len(rates) == 2
    assert {dot.tone for dot in rates} == {"slate"}
    assert not [mark for mark in drawn.marks if isinstance(mark, Box) and mark.y > 70]
    scale = max(int(mark.text) for mark in drawn.marks if isinstance(mark, Text) and mark.x == NAME + BAR)
    assert scale >= max(ends)


@pytest.mark.parametrize("count", [1, 3])
def test_below_four_visits_every_bar_and_figure_is_grey(count: int) -> None:
    for drawn in parts(found(count, 0.3)).values():
        tones = {mark.tone for mark in drawn.marks if isinstance(mark, Box | Text)}
        assert not tones & {"accent", "slate"}
        assert {row[5] for row in drawn.table.rows} == {"–"}


def test_one_visit_gives_no_rate_of_faults() -> None:
    drawn = parts(found(1, 0.3))["card_whole"]

    assert [row[1] for row in drawn.table.rows[2:]] == ["–", "–"]
    assert not [mark for mark in drawn.marks if isinstance(mark, Dot) and mark.radius == 3.6]


@pytest.mark.parametrize("language", LANGUAGES)
def test_grade_trend_and_evidence_always_have_room(language: Language) -> None:
    words = Words(language, TAXONOMIES)
    bands = [words.label("band", band) for band in ("excellent", "good", "fair", "poor")]
    trends = [words(f"card.trend.{trend}") for trend in get_args(Trend)]
    evidence = [words(f"card.evidence.{gate}") for gate in ("score", "band")]

    for said in product(bands, trends, evidence):
        assert width(" · ".join(said), NOTE) <= WIDTH - NAME - BAR - 6, said
    for drawn in parts(found(8, 0.2), language).values():
        assert not [
            mark for mark in drawn.marks if isinstance(mark, Text) and mark.x == WIDTH and ELLIPSIS in mark.text
        ]


def test_the_scores_scale_leads_to_each_visit_and_says_interval_and_target() -> None:
    figures = found()
    drawn = score_figure(figures, Words("en", TAXONOMIES))

    assert drawn is not None
    assert [mark.about for mark in drawn.marks if isinstance(mark, Dot) and mark.about] == [
        {"visit": number} for number in range(1, 9)
    ]
    assert [row[1] for row in drawn.table.rows][:2] == [str(figures.score), "8"]
    assert "Target 85.0" in [mark.text for mark in drawn.marks if isinstance(mark, Text)]
    assert score_figure(branch_figures(build.branch_report(count=0)), Words("en", TAXONOMIES)) is None
