"""Training is asked for only where failing is frequent, seen often enough, and worse than elsewhere."""

from typing import Any

import pytest

from reports.form_text import FormText
from reports.measures.interval import Share
from reports.measures.training import failed_share, training_grid

TAGS = {"A1": {"owner": "guard", "parameter": "safety"}, "A2": {"owner": "cashier", "parameter": "speed"}, "A3": {}}
QUESTIONS = [{"question": code, "type": "yes_no", "title": code, "tags": tags} for code, tags in TAGS.items()]
SECTIONS = [{"section": "A", "title": "A", "questions": QUESTIONS}]
FORM = FormText({"form": "grid", "languages": ["en"], "title": "Grid", "sections": SECTIONS}, "en")
USUAL = Share(10, 100)


def _cards(failed: int, of: int) -> list[dict[str, Any]]:
    rows = [{"question": "A1", "possible": "1.00", "fails": number < failed} for number in range(of)]
    return [{"questions": [row, {"question": "A3", "possible": None, "fails": False}]} for row in rows]


@pytest.mark.parametrize(
    ("failed", "of", "need"),
    [
        (4, 6, "train"),
        (2, 4, "train"),
        (3, 3, "watch"),
        (1, 1, "watch"),
        (2, 6, "watch"),
        (0, 4, "fine"),
        (0, 0, "unknown"),
    ],
)
def test_a_cell_asks_for_training_only_on_enough_evidence(failed: int, of: int, need: str) -> None:
    guard, cashier = training_grid(_cards(failed, of), FORM, USUAL)

    assert (guard.owner, guard.parameter, guard.failed, guard.need) == ("guard", "safety", Share(failed, of), need)
    assert cashier.need == "unknown"


def test_failing_that_is_usual_in_the_programme_is_no_need_of_this_branch() -> None:
    guard, _ = training_grid(_cards(4, 8), FORM, Share(50, 100))

    assert guard.need == "watch"


def test_the_share_of_a_programme_counts_only_answers_that_score() -> None:
    assert failed_share(_cards(1, 4)) == Share(1, 4)
