"""An admin tries a form, finished or not: it is filled in and scored step by step, and nothing is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from audit_api.db import db, now
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from audit_api.submissions.models import Submission
from forms.reading import read_form
from tests import build, small

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def form(app: Server) -> int:
    """A draft of the small form."""
    return draft(app, small.FORM)


def draft(app: Server, tree: dict[str, Any]) -> int:
    """The number of a draft of `tree`, whatever it holds."""
    with app.app_context():
        at, by = now(), build.person("admin", name="Form writer").id
        stamps = {"created_at": at, "created_by": by, "changed_at": at, "changed_by": by}
        client = build.branch().client_id
        row = FormVersion(client_id=client, code=tree["form"], number=1, status="draft", tree=tree, **stamps)
        db.session.add(row)
        db.session.commit()
        return row.id


@pytest.mark.parametrize("how", ["best", "worst", "random"])
def test_a_draft_is_filled_in_and_what_was_filled_in_is_scored(admin: FlaskClient, form: int, how: str) -> None:
    filled = admin.post(f"/api/forms/{form}/fillings", json={"how": how, "seed": 7})
    scored = admin.post(f"/api/forms/{form}/scores", json=filled.json)

    assert (filled.status_code, scored.status_code) == (200, 200), scored.json
    final = scored.json["scorecard"]["final"]
    assert final == {"best": "100.0", "worst": "0.0"}.get(how, final)
    assert [step["step"] for step in scored.json["steps"]] == list(range(1, 11))


def test_trying_keeps_nothing(app: Server, admin: FlaskClient, form: int) -> None:
    answers = admin.post(f"/api/forms/{form}/fillings", json={"how": "best"}).json["answers"]
    admin.post(f"/api/forms/{form}/scores", json={"answers": answers})

    with app.app_context():
        assert db.session.scalar(select(func.count(Submission.id))) == 0
        assert db.session.get_one(FormVersion, form).tree == small.FORM


def test_numbers_of_a_filling_are_numbers(admin: FlaskClient, app: Server) -> None:
    timed = {"question": "T", "type": "duration", "title": "Wait", "start": "a", "end": "b", "curve": {"target": 7.5}}
    events = [{"event": code, "title": code} for code in "ab"]
    sections = [{"section": "A", "title": "A", "questions": [timed]}]
    tree = {"form": "timed", "title": "Timed", "languages": ["en"], "events": events, "sections": sections}
    read_form(tree)

    answers = admin.post(f"/api/forms/{draft(app, tree)}/fillings", json={"how": "best"}).json["answers"]

    assert answers["answers"]["T"] == {"value": 7.5, "source": "document"}


def test_a_form_with_problems_is_not_tried_and_says_what_they_are(admin: FlaskClient, app: Server) -> None:
    broken = draft(app, {"form": "broken", "title": "Broken", "languages": ["en"], "sections": [{"section": "A"}]})

    for route, body in (("fillings", {"how": "best"}), ("scores", {"answers": {}})):
        answer = admin.post(f"/api/forms/{broken}/{route}", json=body)

        assert answer.status_code == 422
        assert "sections[0]" in {place["path"] for place in answer.json["problems"]}


def test_answers_with_problems_are_told_with_their_places(admin: FlaskClient, form: int) -> None:
    answers = small.answers(A1="perhaps", A3="eight minutes")

    answer = admin.post(f"/api/forms/{form}/scores", json={"answers": answers})

    assert answer.status_code == 422
    assert {place["path"] for place in answer.json["problems"]} == {"answers.A1.value", "answers.A3.value"}


def test_the_steps_are_told_in_the_language_of_whoever_asks(admin: FlaskClient, form: int) -> None:
    admin.patch("/api/session", json={"language": "id"})

    answer = admin.post(f"/api/forms/{form}/scores", json={"answers": small.answers(A2=["hello"])})

    how = {row["code"]: row["how"] for row in answer.json["steps"][0]["rows"]}
    assert how["A2"] == "1 dari 4 = 0.25; 0.25 × 2 = 0.50"


def test_an_admin_of_another_client_finds_no_such_form(sign_in: SignIn, form: int) -> None:
    stranger = sign_in("admin", "shop")

    assert stranger.post(f"/api/forms/{form}/fillings", json={"how": "best"}).status_code == 404
    assert stranger.post(f"/api/forms/{form}/scores", json={"answers": {}}).status_code == 404
