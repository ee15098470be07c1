"""Where the form changed between two waves, the pages say that the series breaks, and why."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from forms.comparing import compare, counts_otherwise
from tests import build, small

SignIn = Callable[..., FlaskClient]
ON = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    tree = deepcopy(small.FORM)
    change(tree)
    return tree


def first(tree: dict[str, Any]) -> dict[str, Any]:
    question: dict[str, Any] = tree["sections"][0]["questions"][0]
    return question


HEAVIER = changed(lambda tree: first(tree).update(points=4))
SHORTER = changed(lambda tree: tree["sections"][0]["questions"].pop(1))
REWORDED = changed(lambda tree: first(tree).update(title={"en": "Did somebody greet you?"}))


STANDARDS = [
    {"standard": "greeting", "title": "Greet", "binding": "must"},
    {"standard": "smile", "title": "Smile", "binding": "should"},
]
BOUND = changed(lambda tree: (tree.update(standards=STANDARDS), first(tree).update(standard="greeting")))


def rebound(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    tree = deepcopy(BOUND)
    change(tree)
    return tree


def pages(app: Server, admin: FlaskClient, newer: dict[str, Any], older: dict[str, Any] = small.FORM) -> list[Any]:
    """The break on the pages of branch, region and programme, where the second wave was made with the newer form."""
    with app.app_context():
        at, shopper = build.branch(), build.person("shopper")
        for code, starts, tree, number in (
            ("2026-q3", date(2026, 7, 1), older, 1),
            ("2026-q4", date(2026, 10, 1), newer, 2),
        ):
            wave, form = build.wave(code, starts_on=starts), build.form_version(tree, number=number)
            answers = small.answers()
            answers["answers"] = {code: one for code, one in answers["answers"].items() if code in str(tree)}
            build.approve(build.revision(build.visit(at, wave, form, shopper, "handed_in"), answers, ON))
        places = (f"branches/{at.id}", f"regions/{at.region_id}", "programme")
        address = f"/api/results/waves/{wave.id}"
        db.session.commit()
    return [admin.get(f"{address}/{place}").json["form_break"] for place in places]


def test_other_points_break_the_series_on_every_page(app: Server, admin: FlaskClient) -> None:
    assert pages(app, admin, HEAVIER) == [{"before": 1, "now": 2, "why": "scoring"}] * 3


def test_other_questions_break_the_series_and_say_that_nothing_is_compared(app: Server, admin: FlaskClient) -> None:
    assert pages(app, admin, SHORTER) == [{"before": 1, "now": 2, "why": "questions"}] * 3


def test_other_words_break_nothing(app: Server, admin: FlaskClient) -> None:
    assert pages(app, admin, REWORDED) == [None] * 3


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: tree["standards"][0].update(binding="should"),
        lambda tree: first(tree).update(standard="smile"),
    ],
)
def test_a_question_that_is_otherwise_bound_by_its_standard_breaks_the_series(
    app: Server, admin: FlaskClient, change: Any
) -> None:
    assert pages(app, admin, rebound(change), BOUND) == [{"before": 1, "now": 2, "why": "scoring"}] * 3


def test_a_default_that_is_written_out_breaks_nothing(app: Server, admin: FlaskClient) -> None:
    written = changed(lambda tree: first(tree).update(bonus=False, family="compliance", binding="must"))

    assert pages(app, admin, written) == [None] * 3


@pytest.mark.parametrize(
    ("change", "otherwise"),
    [
        (lambda tree: first(tree).update(expected="no"), True),
        (lambda tree: first(tree).update(critical={"effect": "zero"}), True),
        (lambda tree: first(tree).update(binding="should"), True),
        (lambda tree: tree["scoring"].update(minimum_coverage=70), True),
        (lambda tree: tree["scoring"]["bands"][0].update({"from": 85}), True),
        (lambda tree: tree["sections"][1]["questions"][0]["options"][1].update(credit=0.3), True),
        (lambda tree: tree["sections"][1]["questions"][1].update(to=5), True),
        (lambda tree: first(tree).update(photo="required"), False),
        (lambda tree: first(tree).update(hint={"en": "Look up"}), False),
        (lambda tree: tree.update(brief={"en": "Be kind"}), False),
    ],
)
def test_a_change_counts_when_the_same_answers_may_score_otherwise(change: Any, otherwise: bool) -> None:
    assert any(map(counts_otherwise, compare(small.FORM, changed(change)))) == otherwise
