"""A page may be of some visits only, of another form, and beside any wave; a question is told down to the answer."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.programmes.models import Branch
from audit_api.results import reading
from audit_api.visits.models import Visit

SignIn = Callable[..., FlaskClient]


def test_pages_that_are_filtered_by_what_every_visit_is_say_the_same_as_those_that_are_not(
    sign_in: SignIn, programme: dict[str, int]
) -> None:
    admin = sign_in("admin")
    for page in ("programme", f"regions/{programme['north']}", "questions/A1"):
        address = f"/api/results/waves/{programme['wave']}/{page}"
        kept, read = admin.get(address).json, admin.get(f"{address}?channel=in_person").json

        assert read.get("filters", {}).get("active", True)
        # The spread of all branches of the wave is not known where only the region's visits are read.
        for one in (kept, read) if page.startswith("regions") else ():
            del one["figures"]["interval"]
        assert {**kept, "filters": None} == {**read, "filters": None}, page


def test_filters_choose_visits_by_part_of_the_day_and_circumstances(
    app: Server, sign_in: SignIn, programme: dict[str, int]
) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}/programme"
    whole = admin.get(address).json["figures"]["visits"]
    by_part = [admin.get(f"{address}?part_of_day={part}").json["figures"]["visits"] for part in ("morning", "evening")]
    page = admin.get(f"{address}?scenario=B6:busy").json

    assert sum(by_part) == whole
    assert by_part[0] > by_part[1] > 0
    with app.app_context():
        rows = reading.whole(db.session(), Visit.wave_id == programme["wave"])
        busy = [row for row in rows if row.document["answers"]["answers"].get("B6", {}).get("value") == "busy"]
    assert 0 < page["figures"]["visits"] == len(busy) < whole
    assert page["filters"]["scenarios"] == [
        {
            "question": "B6",
            "title": "How busy was it?",
            "options": [{"value": "B6:calm", "title": "Calm"}, {"value": "B6:busy", "title": "Busy"}],
        }
    ]
    assert admin.get(f"{address}?channel=phone").status_code == 404


def test_any_wave_may_stand_beside(sign_in: SignIn, programme: dict[str, int]) -> None:
    admin = sign_in("admin")
    now = admin.get(f"/api/results/waves/{programme['wave']}/programme").json
    turned = admin.get(f"/api/results/waves/{programme['before']}/programme?beside={programme['wave']}").json
    alone = admin.get(f"/api/results/waves/{programme['before']}/programme").json

    assert (now["beside"]["code"], turned["beside"]["code"], alone["beside"]) == ("2026-q3", "2026-q4", None)
    assert Decimal(turned["figures"]["change"]["difference"]) == -Decimal(now["figures"]["change"]["difference"])
    assert [wave["code"] for wave in now["waves"]] == ["2026-q4", "2026-q3"]
    assert admin.get(f"/api/results/waves/{programme['wave']}/programme?beside=99999").status_code == 404


def test_another_form_of_the_wave_may_be_looked_at(sign_in: SignIn, programme: dict[str, int]) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}/programme"
    busy, other = admin.get(address).json["forms"]

    page = admin.get(f"{address}?form={other['id']}").json

    assert (busy["code"], busy["shown"], other["code"], other["visits"]) == ("busy", True, "small", 1)
    assert (page["figures"]["visits"], page["figures"]["other_form"]) == (1, busy["visits"])
    assert (page["figures"]["gate"], page["figures"]["lacking"], page["figures"]["band"]) == ("card", 1, None)


def test_a_question_is_told_down_to_the_answer(app: Server, sign_in: SignIn, programme: dict[str, int]) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}/questions/A1"
    page = admin.get(f"{address}?region={programme['north']}&page_size=500").json
    failed = admin.get(f"{address}?region={programme['north']}&listed=failed").json

    with app.app_context():
        in_north = Branch.region_id == programme["north"]
        rows = reading.scorecards(db.session(), Visit.wave_id == programme["wave"], in_north)
        cards = [row.card for row in rows if row.submission.visit.form_version.code == "busy"]
    given = [row["credit"] for card in cards for row in card["questions"] if row["question"] == "A1"]
    assert page["share"]["of"] == len(given) == page["answers"]["total"] == len(page["answers"]["items"])
    assert page["share"]["met"] == given.count("1")
    assert page["states"] == {
        "answered": len(given),
        "failed": given.count("0"),
        **dict.fromkeys(("not_applicable", "not_observed", "skipped", "blank"), 0),
    }
    assert page["question"]["title"] == "Were you greeted?"
    assert [place["code"] for place in page["places"]] == ["kl-01", "kl-02", "kl-03"]
    assert sum(place["share"]["met"] for place in page["places"]) == page["share"]["met"]
    first = page["answers"]["items"][0]
    assert (first["branch"]["code"], first["number"], first["comment"]) == ("kl-01", 1, "Nobody looked up.")
    assert {answer["said"] for answer in failed["answers"]["items"]} == {"No"}
    assert failed["answers"]["total"] == given.count("0")
    assert page["change"]["interval"].keys() == {"low", "high"}
    assert admin.get(f"/api/results/waves/{programme['wave']}/questions/Z99").status_code == 404


def test_a_filtered_question_lists_the_visits_that_pass(sign_in: SignIn, programme: dict[str, int]) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}/questions/A1"

    page = admin.get(f"{address}?part_of_day=evening").json

    assert {answer["part_of_day"] for answer in page["answers"]["items"]} == {"evening"}
    assert page["answers"]["total"] == page["share"]["of"]


def test_too_many_visits_are_not_filtered_while_somebody_waits(
    sign_in: SignIn, programme: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit_api.results.filtering.MOST", 20)
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}"

    answer = admin.get(f"{address}/programme?part_of_day=evening")

    assert (answer.status_code, answer.json["code"]) == (422, "too_many_to_filter")
    assert admin.get(f"{address}/programme").status_code == 200
