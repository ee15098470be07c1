"""The demo's figures tell the stories that its branches were given, and every visit of it could be handed in."""

from collections import defaultdict
from datetime import date
from functools import cache
from itertools import product
from random import Random

import pytest

from audit_api.demo import phrases
from audit_api.demo.answering import fill
from audit_api.demo.loading import SEED
from audit_api.demo.making import occasion_of
from audit_api.demo.places import AREAS
from audit_api.demo.planning import Plan, plans
from audit_api.demo.rounds import rounds
from forms import library
from forms.answers import read_answers
from forms.checking import missing
from forms.definition import Form
from forms.reading import read_form
from forms.scoring import score

TODAY = date(2026, 11, 21)


@cache
def bank_form() -> Form:
    return read_form(library.load("bank-branch"))


@cache
def visited() -> tuple[tuple[Plan, float, tuple[str, ...]], ...]:
    """Each visit that came back, its final score, and what is still missing from it but its photo."""
    made = []
    for plan in plans(SEED, rounds(TODAY), TODAY):
        if plan.status in ("approved", "handed_in", "sent_back"):
            answers = read_answers(bank_form(), fill(bank_form(), occasion_of(plan)))
            left = tuple(problem.path for problem in missing(bank_form(), answers) if problem.path != "answers.A1")
            made.append((plan, float(score(bank_form(), answers).final or 0), left))
    return tuple(made)


def means(code: str) -> list[float]:
    """The mean final score of a branch in each wave, approved visits only."""
    by_wave: dict[int, list[float]] = defaultdict(list)
    for plan, final, _ in visited():
        if plan.place.code == code and plan.status == "approved":
            by_wave[plan.wave].append(final)
    return [sum(finals) / len(finals) for _, finals in sorted(by_wave.items())]


def test_every_visit_has_all_that_a_hand_in_needs() -> None:
    assert {left for _, _, left in visited()} == {()}


def test_there_are_about_a_hundred_approved_visits_and_some_in_each_other_state() -> None:
    states = [plan.status for plan in plans(SEED, rounds(TODAY), TODAY)]

    assert 100 <= states.count("approved") <= 140
    assert {state: states.count(state) for state in ("handed_in", "sent_back", "cancelled", "assigned")} == {
        "handed_in": 5,
        "sent_back": 2,
        "cancelled": 1,
        "assigned": 8,
    }


def test_a_good_branch_is_good_in_every_wave_and_a_poor_one_poor() -> None:
    assert min(means("PG-01")) > 90
    assert max(means("IP-01")) < 70


def test_one_branch_improves_with_every_wave_and_one_declines() -> None:
    assert means("KL-03") == sorted(means("KL-03"))
    assert means("KL-03")[3] - means("KL-03")[0] > 20
    assert means("PG-02") == sorted(means("PG-02"), reverse=True)
    assert means("PG-02")[0] - means("PG-02")[3] > 12


def test_one_branch_depends_on_who_serves() -> None:
    finals = {
        teller: [final for plan, final, _ in visited() if plan.place.code == "PJ-01" and plan.teller == teller]
        for teller in ("T1", "T2", "T3")
    }

    assert min(finals["T1"]) > max(finals["T2"])
    assert sum(finals["T1"]) / len(finals["T1"]) - sum(finals["T2"]) / len(finals["T2"]) > 10


def test_one_branch_was_found_closed_and_another_forgets_to_check_identity() -> None:
    assert any(final == 0 for plan, final, _ in visited() if plan.place.code == "SM-01")
    assert sum(final == 59 for plan, final, _ in visited() if plan.place.code == "SB-01") >= 2


def test_the_figures_are_the_same_on_every_day_it_is_loaded() -> None:
    other = date(2027, 2, 3)
    plan = next(plan for plan in plans(SEED, rounds(other), other) if plan.place.code == "KL-03")
    same = next(plan for plan, _, _ in visited() if plan.place.code == "KL-03")

    first, again = (fill(bank_form(), occasion_of(plan)) for plan in (plan, _fresh(same)))

    assert first["events"] == again["events"]
    assert {code: answer.get("value") for code, answer in first["answers"].items()} == {
        code: answer.get("value") for code, answer in again["answers"].items()
    }


def _fresh(plan: Plan) -> Plan:
    """The same plan with its dice as they were."""
    return next(
        other
        for other in plans(SEED, rounds(TODAY), TODAY)
        if (other.place, other.wave, other.turn) == (plan.place, plan.wave, plan.turn)
    )


@pytest.mark.parametrize("language", ["en", "ms", "id"])
def test_every_story_is_long_enough_in_each_language(language: str) -> None:
    for well in product((True, False), repeat=4):
        told = dict(zip(("arrival", "teller", "desk", "close"), well, strict=True))
        for seed in range(8):
            assert len(phrases.story(told, 7, language, Random(seed))) >= 150


@pytest.mark.parametrize("language", ["en", "ms", "id"])
def test_there_is_a_remark_for_every_question_that_can_need_one(language: str) -> None:
    needing = [
        question.code for question in bank_form().questions.values() if question.comment in ("required", "when_failed")
    ]

    assert [code for code in needing if not phrases.remark(code, True, language, Random(1))] == []


def test_nobody_in_the_demo_could_be_taken_for_somebody() -> None:
    names = {plan.shopper.name for plan in plans(SEED, rounds(TODAY), TODAY)}

    assert len(names) == 9
    assert all(name.startswith("Demo Shopper ") for name in names)
    assert len({place.code for area in AREAS for place in area.places}) == 12
