"""Promised, delivered, perceived: where the gap between them lies."""

from decimal import Decimal
from typing import Any

import pytest

from reports.data import SurveyMean
from reports.form_text import FormText
from reports.measures.promise_gap import Promise, PromiseGap, promise_gap

FORM = FormText(
    {
        "form": "gap",
        "languages": ["en"],
        "title": "Gap",
        "sections": [
            {
                "section": "Z",
                "title": "Z",
                "questions": [
                    {
                        "question": f"Z{number}",
                        "type": "scale",
                        "family": "perception",
                        "from": 1,
                        "to": 5,
                        "title": code,
                        "tags": {"promise": code},
                    }
                    for number, code in enumerate(("quantity", "quality", "timeliness", "price"), start=2)
                ],
            }
        ],
    },
    "en",
)
EARNED = {"quantity": ("3", "5"), "quality": ("10", "12"), "timeliness": ("4.8", "8"), "price": ("2", "2")}


def _visit(
    ratings: dict[str, int], earned: dict[str, tuple[str, str]] = EARNED
) -> tuple[dict[str, Any], dict[str, Any]]:
    tags = {code: {"earned": got, "possible": of} for code, (got, of) in earned.items()}
    rows = [{"question": code, "state": "answered" if code in ratings else "blank"} for code in FORM.questions]
    return {"tags": {"promise": tags}, "questions": rows}, {"answers": {k: {"value": v} for k, v in ratings.items()}}


def _gap(*visits: Any, survey: tuple[SurveyMean, ...] = ()) -> PromiseGap:
    return promise_gap(visits, FORM, survey)


def test_the_worked_example() -> None:
    """60, 83.33, 60 and 100 delivered; rated 3, 4, 2, 5: gaps -24.17, -13.33 and -37.50."""
    found = _gap(_visit({"Z2": 3, "Z3": 4, "Z4": 2, "Z5": 5}))

    assert [side.score for promise in found.promises if (side := promise.delivered)] == [
        Decimal("60.0"),
        Decimal("83.3"),
        Decimal("60.0"),
        Decimal("100.0"),
    ]
    assert [side.score for promise in found.promises if (side := promise.perceived)] == [
        Decimal("50.0"),
        Decimal("75.0"),
        Decimal("25.0"),
        Decimal("100.0"),
    ]
    assert (found.delivered, found.perceived) == (Decimal("75.8"), Decimal("62.5"))
    assert found.delivery_gap == Decimal("-24.2")
    assert found.perception_gap == Decimal("-13.3")
    assert found.total_gap == Decimal("-37.5")


def test_a_promise_with_one_side_only_is_shown_and_counts_in_no_total() -> None:
    found = _gap(_visit({"Z2": 3}))

    assert found.counted == ("quantity",)
    assert found.total_gap == Decimal("-50.0")
    assert found.promises[1] == Promise("quality", found.promises[1].delivered, None)


def test_without_ratings_there_is_no_gap() -> None:
    found = _gap(_visit({}))

    assert (found.counted, found.total_gap) == ((), None)


def test_what_was_not_possible_is_not_delivered() -> None:
    found = _gap(_visit({"Z2": 5}, {"quantity": ("0", "0")}))

    assert [promise.delivered for promise in found.promises] == [None]


def test_a_survey_of_real_customers_replaces_the_shoppers_rating_and_says_so() -> None:
    """n 64, mean 40, SD 16: 40 give or take 2 x 16 / 8."""
    found = _gap(_visit({"Z2": 5}), survey=(SurveyMean("quantity", 64, Decimal(40), Decimal(16)),))

    side = found.promises[0].perceived
    assert side is not None
    assert (side.score, side.count, side.surveyed) == (Decimal("40.0"), 64, True)
    assert side.interval is not None
    assert (side.interval.low, side.interval.high) == (Decimal("36.0"), Decimal("44.0"))
    assert found.perception_gap == Decimal("-20.0")


def test_each_visit_counts_once_however_many_points_it_had() -> None:
    small, large = _visit({"Z2": 1}, {"quantity": ("0", "1")}), _visit({"Z2": 1}, {"quantity": ("9", "9")})

    assert _gap(small, large).delivered == Decimal("50.0")


@pytest.mark.parametrize("visits", [4, 5])
def test_an_interval_needs_five_visits(visits: int) -> None:
    found = _gap(*[_visit({"Z2": 1 + number % 5}) for number in range(visits)])

    side = found.promises[0].perceived
    assert side is not None
    assert (side.interval is not None) == (visits >= 5)
