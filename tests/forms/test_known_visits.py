"""Ready-made forms score visits as they were worked out by hand, and each timed standard keeps its curve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from forms import library
from forms.answers import read_answers
from forms.reading import read_form
from forms.scoring import score
from tests.forms.extreme_answers import best_value

MEAL: dict[str, Any] = {
    "B1": 8,  # half of 4 points
    "C2": 420,  # (600 - 420) / 300 = 0.6 of 6
    "C4": {"have": 2, "of": 3},  # 2 of 3
    "D1": {"have": 4, "of": 5},  # 4.8 of 6
    "D5": "after_argument",  # half of 4
}
GARMENT: dict[str, Any] = {
    "A4": {"have": 4, "of": 5},  # 2.4 of 3
    "B1": 75,  # (120 - 75) / 90 = 0.5 of 4
    "C2": "partly",  # half of 3
    "C3": 330,  # (480 - 330) / 300 = 0.5 of 4
    "C3a": "none_here",
    "D1": 240,  # (420 - 240) / 240 = 0.75 of 3
    "D5": None,  # the return, pending
}

TANKFUL: dict[str, Any] = {
    "A3": {"have": 3, "of": 4},  # 3 of 4
    "A5": ["extinguisher", "no_smoking", "no_spill"],  # 3.75 of 5
    "B1": 300,  # (420 - 300) / 240 = half of 4
    "B5": "one_of_them",  # half of 5
    "B6": 2,  # half of 2
    "D1": "partly",  # half of 3
    "D4": ["floor", "soap", "water", "lock"],  # 3.2 of 4
}


def scored(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The scorecard of a visit in which all is well but for `values`; what is None there is left blank."""
    form = read_form(library.load(name))
    best = {code: best_value(question) for code, question in form.questions.items() if question.scored}
    answers = {code: {"value": value} for code, value in {**best, **values}.items() if value is not None}
    return score(form, read_answers(form, {"form": name, "answers": answers})).as_tree()


def test_the_known_meal_earns_91_40_of_100() -> None:
    card = scored("quick-service-restaurant", MEAL)

    assert (card["earned"], card["possible"], card["final"]) == ("91.40", "100.00", "91.4")
    assert card["calamities"] == {"lost_time": ["C2"]}
    assert card["sins"] == {}


def test_a_meal_from_unclean_hands_is_capped_at_59() -> None:
    card = scored("quick-service-restaurant", {**MEAL, "E3": "no"})

    assert (card["raw"], card["final"], card["critical"]) == ("86.4", "59.0", ["E3"])


def test_a_meal_as_ordered_asks_nothing_of_errors_and_delays() -> None:
    card = scored("quick-service-restaurant", {})
    skipped = [row["question"] for row in card["questions"] if row["state"] == "skipped"]

    assert (card["possible"], card["final"]) == ("93.00", "100.0")
    assert {"C3", "D5"} <= set(skipped)


def test_the_known_garment_earns_90_15_of_97_until_it_is_brought_back() -> None:
    card = scored("fashion-shop", GARMENT)

    assert (card["earned"], card["possible"], card["final"]) == ("90.15", "97.00", "92.9")
    assert card["provisional"] is True
    assert card["calamities"] == {"lost_time": ["C3", "D1"]}


def test_a_fitting_room_without_any_privacy_is_capped_at_59() -> None:
    card = scored("fashion-shop", {**GARMENT, "C6": []})

    assert (card["raw"], card["final"], card["critical"]) == ("87.8", "59.0", ["C6"])


def test_the_known_tankful_earns_89_95_of_100_and_its_band_follows_the_90_0_that_is_printed() -> None:
    card = scored("petrol-station", TANKFUL)

    assert (card["earned"], card["possible"], card["final"], card["band"]) == ("89.95", "100.00", "90.0", "excellent")
    assert card["calamities"] == {"lost_time": ["B1"]}


def test_a_station_that_lets_people_smoke_at_the_pumps_is_capped_at_59() -> None:
    card = scored("petrol-station", {**TANKFUL, "A6": "yes"})

    assert (card["raw"], card["final"], card["critical"]) == ("85.0", "59.0", ["A6"])


def test_a_perfect_call_after_95_seconds_of_waiting_earns_97_of_97() -> None:
    card = scored("telephone-call", {"A6": 95})

    assert (card["earned"], card["possible"], card["final"]) == ("97.00", "97.00", "100.0")
    assert next(row["state"] for row in card["questions"] if row["question"] == "A7") == "skipped"


def test_appearance_has_no_figure_on_the_telephone() -> None:
    seen = scored("telephone-call", {})["tags"]["parameter"]

    assert set(seen) == {"expression", "vocabulary", "proxemics", "speed", "safety", "facilities"}


def test_a_call_without_word_of_a_long_wait_earns_95_80_of_100() -> None:
    card = scored("telephone-call", {"A6": 180, "A7": "no"})  # (420 - 180) / 300 = 0.8 of 6, and 0 of 3

    assert (card["earned"], card["possible"], card["final"]) == ("95.80", "100.00", "95.8")
    assert card["calamities"] == {"lost_time": ["A6"], "lack_of_anticipation": ["A7"], "lack_of_reaction": ["A7"]}


def test_a_call_in_which_a_secret_code_is_asked_for_scores_nothing() -> None:
    card = scored("telephone-call", {"B7": "yes"})

    assert (card["raw"], card["final"], card["critical"]) == ("95.9", "0.0", ["B7"])


def test_one_cold_transfer_is_a_runaround_and_a_warm_one_is_none() -> None:
    assert scored("telephone-call", {"C7": "one_cold"})["sins"] == {"runaround": ["C7"]}
    assert scored("telephone-call", {"C7": "one_warm"})["sins"] == {}


@pytest.mark.parametrize(
    ("name", "answer", "sin"),
    [
        ("quick-service-restaurant", {"B6": "flat_no"}, "rulebook"),
        ("quick-service-restaurant", {"B2": 1}, "robotism"),
        ("fashion-shop", {"C8": "belittling"}, "condescension"),
        ("fashion-shop", {"C3a": "none_here", "C4": "no"}, "brush_off"),
        ("petrol-station", {"B6": 1}, "robotism"),
        ("telephone-call", {"B3": 1}, "robotism"),
        ("telephone-call", {"C4": 1}, "condescension"),
    ],
)
def test_one_answer_at_its_last_option_raises_the_sin(name: str, answer: dict[str, Any], sin: str) -> None:
    assert list(scored(name, answer)["sins"]) == [sin]


@pytest.mark.parametrize(
    ("question", "seconds", "credit"),
    [
        ("B1", 5, "1"),
        ("B1", 6, "0.5"),
        ("B1", 10, "0.5"),
        ("B1", 11, "0"),
        ("C2", 300, "1"),
        ("C2", 301, "0.9967"),
        ("C2", 420, "0.6"),
        ("C2", 599, "0.0033"),
        ("C2", 600, "0"),
    ],
)
def test_greeting_and_kitchen_of_a_restaurant_keep_their_curves(question: str, seconds: int, credit: str) -> None:
    rows = scored("quick-service-restaurant", {question: seconds})["questions"]

    assert next(row["credit"] for row in rows if row["question"] == question) == credit
