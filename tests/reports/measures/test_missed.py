"""What was lost adds up, and the dearest miss comes first."""

from decimal import Decimal
from fractions import Fraction

import pytest

from reports.form_text import FormText
from reports.measures.interval import Share
from reports.measures.missed import losses, missed, strengths
from tests.reports import build

FORM = FormText(build.form(), "en")


def cards(*documents: dict[str, object]) -> dict[int, dict[str, object]]:
    return {number: build.scorecard(document) for number, document in enumerate(documents, start=1)}


@pytest.mark.parametrize("seed", range(6))
def test_the_losses_of_a_visit_add_up_to_what_its_score_lacks(seed: int) -> None:
    card = build.scorecard(build.answers(seed, 0.6, Z11={"value": "no", "comment": "nothing"}))
    lost = sum(losses(card, FORM).values(), Fraction(0))

    assert abs(100 - lost - Fraction(card["raw"])) < Fraction(6, 100)


def test_a_weighted_form_weighs_what_was_lost() -> None:
    """Half of a section of weight 60, and nothing of the one of weight 40: 30 points of 100."""
    form = {
        "languages": ["en"],
        "scoring": {"method": "weighted"},
        "sections": [
            {
                "section": "A",
                "weight": 60,
                "questions": [
                    {"question": "a", "type": "yes_no", "points": 4},
                    {"question": "b", "type": "yes_no", "points": 4},
                ],
            },
            {"section": "B", "questions": [{"question": "c", "type": "yes_no", "points": 40}]},
        ],
    }
    rows = [("a", "0", "4.00"), ("b", "1", "4.00"), ("c", "1", "40.00")]
    card = {
        "sections": [{"section": "A", "possible": "8.00"}, {"section": "B", "possible": "40.00"}],
        "questions": [{"question": code, "credit": credit, "possible": possible} for code, credit, possible in rows],
    }

    assert losses(card, FormText(form, "en"))["a"] == 30


def test_the_dearest_miss_comes_first_with_owner_visits_and_running_share() -> None:
    found = missed(
        cards(
            build.answers(1, 1.0, C10={"value": "yes"}, D9={"value": "no"}, A5={"value": "no"}),
            build.answers(2, 1.0, D9={"value": "no"}),
        ),
        [],
        FORM,
    )
    first = found[0]

    assert (first.question, first.owner, first.share, first.visits) == ("D9", "advisor", Share(2, 2), (1, 2))
    assert [row.lost for row in found] == sorted((row.lost for row in found), reverse=True)
    assert found[-1].running == Decimal("100.0")
    assert not any(row.again for row in found)


def test_a_miss_that_the_wave_before_knew_is_marked() -> None:
    before = build.scorecard(build.answers(9, 1.0, D9={"value": "no"}))
    found = missed(cards(build.answers(1, 1.0, D9={"value": "no"}, A5={"value": "no"})), [before], FORM)

    assert {row.question: row.again for row in found if row.question in {"D9", "A5"}} == {"D9": True, "A5": False}


def test_a_strength_earned_everything_in_every_visit() -> None:
    kept = strengths(list(cards(build.answers(1, 1.0), build.answers(2, 1.0, D9={"value": "no"})).values()), FORM)

    assert len(kept) == 3
    assert "D9" not in {strength.question for strength in kept}
    assert all(strength.visits == 2 for strength in kept)
