"""Branches side by side: the bar, the number and the rank say what the league says, and no more than it may."""

from dataclasses import replace
from decimal import Decimal

from reports.figures.caterpillar import LEFT, RIGHT, Setting, caterpillar
from reports.figures.figure import Box, Dot, Figure, Text
from reports.measures.league import League, league
from reports.words import Words
from tests.reports import build

WAVE = {
    "A": [72, 85, 91, 68],
    "B": [88, 92, 84, 90],
    "C": [60, 74],
    "D": [79, 81, 83, 77, 80, 86],
    "E": [95],
    "F": [70, 66, 75, 69],
}
WORDS = Words("en", build.branch_report(count=0).taxonomies)
NAMES = {code: (f"Branch {code}", {"branch": code}) for code in WAVE}


def found() -> League:
    made = league(WAVE)
    assert made is not None
    return made


def drawn(setting: Setting | None = None) -> Figure:
    return caterpillar(found().places, NAMES, setting or Setting(), WORDS)


def texts(figure: Figure) -> list[str]:
    return [mark.text for mark in figure.marks if isinstance(mark, Text)]


def test_branches_stand_best_first_each_with_score_visits_and_adjusted_score() -> None:
    """Adjusted: B 87.3, D 80.9, A 79.1, F 71.3, C 69.9; the bar of D is 81.0 with 1.39 x 6.191 / sqrt 6."""
    rows = drawn().table.rows

    assert [row[0] for row in rows] == ["Branch B", "Branch D", "Branch A", "Branch F", "Branch C"]
    assert list(rows[1]) == ["Branch D", "6", "81.0", "77.5–84.5", "80.9", "–"]


def test_every_bar_and_dot_leads_to_its_branch_and_stands_where_its_score_is() -> None:
    dots = [mark for mark in drawn().marks if isinstance(mark, Dot)]

    assert [mark.about for mark in dots] == [{"branch": code} for code in "BDAFC"]
    for dot, place in zip(dots, found().places, strict=True):
        assert abs(dot.x - (LEFT + (RIGHT - LEFT) * float(place.score) / 100)) < 1e-9


def test_two_visits_are_drawn_as_a_ring_on_a_pale_bar_with_no_bold_figure() -> None:
    marks = drawn().marks
    *solid, ring = (mark for mark in marks if isinstance(mark, Dot))
    *_, bar = (mark for mark in marks if isinstance(mark, Box))

    assert (ring.hollow, bar.tone) == (True, "range_0")
    assert not any(dot.hollow for dot in solid)


def test_below_the_target_is_in_colour_only_where_the_visits_allow_saying_so() -> None:
    dots = [mark for mark in drawn(Setting(target=Decimal(80))).marks if isinstance(mark, Dot)]

    assert [dot.tone for dot in dots] == ["ink", "ink", "accent", "accent", "faint"]


def test_a_rank_is_printed_as_a_range_and_only_where_there_is_one() -> None:
    places = found().places
    ranked = (replace(places[0], rank=(1, 3)), replace(places[1], rank=(2, 2)), places[2])
    figure = caterpillar(ranked, NAMES, Setting(), WORDS)

    assert [row[5] for row in figure.table.rows] == ["1–3", "2", "–"]
    assert "1–3" in texts(figure)


def test_a_name_too_long_is_shortened_on_the_figure_and_whole_in_its_table() -> None:
    long = "Kantor Cabang Pembantu Demo Jalan Jenderal Ahmad Yani Kilometer Empat Belas"
    figure = caterpillar(found().places[:1], {"B": (long, None)}, Setting(), WORDS)

    assert figure.table.rows[0][0] == long
    assert long not in texts(figure)
    assert any(text.endswith("…") for text in texts(figure))
