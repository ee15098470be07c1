"""A branch says what it will do and does it; somebody above it looks; nobody touches what is not theirs."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from tests import build, small, statements

SignIn = Callable[..., FlaskClient]
ALL = "/api/corrective-actions"
OCTOBER = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
BRANCH, REGION = "bank/north/kl-01", "bank/north"
EVIDENCE = {"evidence": "A bell at the door since Monday."}


def place_of(app: Server, code: str = "kl-01", region: str = "north") -> dict[str, int]:
    """A branch with an approved visit; its numbers."""
    with app.app_context():
        at, wave = build.branch(code, region), build.wave()
        build.approved(small.answers(), at=at, during=wave, shopper=build.person("shopper"), on=OCTOBER)
        db.session.commit()
        return {"branch": at.id, "wave": wave.id}


def wanted(place: dict[str, int], **said: Any) -> dict[str, Any]:
    """The body of a new action, due in ten days."""
    due_on = (now().date() + timedelta(days=10)).isoformat()
    return {**place, "question": "A1", "what": "Greet everybody", "owner": "manager", "due_on": due_on, **said}


def added(client: FlaskClient, place: dict[str, int], **said: Any) -> str:
    """The address of an action that `client` has added."""
    answer = client.post(ALL, json=wanted(place, **said))
    assert answer.status_code == 201, answer.json
    return f"{ALL}/{answer.json['id']}"


def only(client: FlaskClient) -> dict[str, Any]:
    """The one action that `client` sees."""
    (row,) = client.get(ALL).json["items"]
    return dict(row)


def overdue_by(app: Server, place: dict[str, int], days: int, **columns: Any) -> int:
    """The number of an action whose day passed so many days ago."""
    with app.app_context():
        due_on = now().date() - timedelta(days=days)
        at, wave = build.branch(columns.pop("code", "kl-01"), columns.pop("region", "north")), build.wave()
        row = build.action(at, wave, due_on=due_on, **columns)
        db.session.commit()
        return row.id


def test_a_branch_adds_and_does_and_the_region_verifies(app: Server, sign_in: SignIn) -> None:
    place = place_of(app)
    manager, above = sign_in("branch_manager", BRANCH), sign_in("regional_manager", REGION)

    address = added(manager, place, what="  Greet everybody ")
    assert {**only(manager), "id": 0, "made_at": ""} == {
        "id": 0,
        "made_at": "",
        "question": "A1",
        "what": "Greet everybody",
        "owner": "manager",
        "branch": {"id": place["branch"], "code": "kl-01", "name": "Branch kl-01"},
        "wave": {"id": place["wave"], "code": "2026-q4", "title": "Wave 2026-q4"},
        "due_on": (now().date() + timedelta(days=10)).isoformat(),
        "overdue": False,
        "status": "open",
        "evidence": None,
        "done_at": None,
        "verified_at": None,
        "steps": ["change", "done", "delete"],
    }

    assert manager.post(f"{address}/done", json=EVIDENCE).json["status"] == "done"
    assert only(manager)["steps"] == ["reopen"]
    assert only(above)["steps"] == ["verify", "reopen"]
    verified = above.post(f"{address}/verify").json
    assert (verified["status"], verified["evidence"]) == ("verified", EVIDENCE["evidence"])
    assert verified["done_at"] <= verified["verified_at"]
    assert only(manager)["steps"] == []


def test_who_said_that_it_is_done_never_verifies_it(app: Server, sign_in: SignIn) -> None:
    place, above = place_of(app), sign_in("regional_manager", REGION)
    address = added(above, place)
    above.post(f"{address}/done", json=EVIDENCE)

    refused = above.post(f"{address}/verify")

    assert (refused.status_code, refused.json["code"]) == (403, "not_yours")
    assert only(above)["steps"] == ["reopen"]
    assert sign_in("reviewer", "bank").post(f"{address}/verify").status_code == 200


@pytest.mark.parametrize("step", ["done", "verify", "reopen"])
def test_a_step_from_where_the_action_is_not_is_refused_and_changes_nothing(
    app: Server, sign_in: SignIn, step: str
) -> None:
    place, above = place_of(app), sign_in("regional_manager", REGION)
    address = added(sign_in("branch_manager", BRANCH), place)
    if step == "done":
        above.post(f"{address}/done", json=EVIDENCE)
    before = only(above)

    refused = above.post(f"{address}/{step}", json={"evidence": "Again"} if step == "done" else None)

    assert (refused.status_code, refused.json["code"]) == (409, "wrong_state")
    assert only(above) == before


def test_what_is_not_done_after_all_is_opened_again_and_keeps_what_was_said(app: Server, sign_in: SignIn) -> None:
    place, above = place_of(app), sign_in("regional_manager", REGION)
    manager = sign_in("branch_manager", BRANCH)
    address = added(manager, place)
    manager.post(f"{address}/done", json=EVIDENCE)
    above.post(f"{address}/verify")

    assert manager.post(f"{address}/reopen").status_code == 403
    again = above.post(f"{address}/reopen").json

    assert (again["status"], again["done_at"], again["verified_at"]) == ("open", None, None)
    assert again["evidence"] == EVIDENCE["evidence"]


def test_a_branch_can_not_put_off_or_take_back_what_those_above_it_have_set(app: Server, sign_in: SignIn) -> None:
    place, manager = place_of(app), sign_in("branch_manager", BRANCH)
    address = added(sign_in("regional_manager", REGION), place)
    before = only(manager)
    later = (now().date() + timedelta(days=90)).isoformat()

    assert manager.patch(address, json={"due_on": later}).status_code == 403
    assert manager.delete(address).status_code == 403
    assert only(manager) == before
    assert before["steps"] == ["done"]


def test_an_open_one_is_changed_or_taken_back_by_who_added_it(app: Server, sign_in: SignIn) -> None:
    place, manager = place_of(app), sign_in("branch_manager", BRANCH)
    address = added(manager, place)

    changed = manager.patch(address, json={"owner": "Head of the counter", "question": None})
    assert (changed.json["owner"], changed.json["question"], changed.json["what"]) == (
        *("Head of the counter", None, "Greet everybody"),
    )
    assert manager.delete(address).status_code == 204
    assert manager.get(ALL).json["items"] == []


def test_one_that_is_done_is_neither_changed_nor_taken_back(app: Server, sign_in: SignIn) -> None:
    place, admin = place_of(app), sign_in("admin")
    address = added(admin, place)
    admin.post(f"{address}/done", json=EVIDENCE)

    assert admin.patch(address, json={"what": "Something else"}).status_code == 409
    assert admin.delete(address).status_code == 409


def test_the_next_branch_and_the_next_region_see_and_touch_nothing(app: Server, sign_in: SignIn) -> None:
    place, south = place_of(app), place_of(app, "jb-01", "south")
    address = added(sign_in("branch_manager", BRANCH), place)
    for other in (sign_in("branch_manager", "bank/south/jb-01"), sign_in("regional_manager", "bank/south")):
        assert other.get(ALL).json["total"] == 0
        assert other.post(ALL, json=wanted(place)).status_code == 404
        assert other.patch(address, json={"what": "x"}).status_code == 404
        assert other.post(f"{address}/done", json=EVIDENCE).status_code == 404
        assert other.delete(address).status_code == 404
    assert sign_in("regional_manager", "bank/south").post(f"{address}/verify").status_code == 404
    assert sign_in("regional_manager", "bank/south").post(ALL, json=wanted(south)).status_code == 201


def test_nobody_learns_of_a_wave_before_a_visit_to_the_branch_is_approved(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        at, wave = build.branch(), build.wave()
        build.handed_in(small.answers(), at=at, during=wave, shopper=build.person("shopper"), on=OCTOBER)
        db.session.commit()
        place = {"branch": at.id, "wave": wave.id}

    assert sign_in("branch_manager", BRANCH).post(ALL, json=wanted(place)).status_code == 404


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("question", "Z9"),
        ("what", "   "),
        ("what", "x" * 501),
        ("owner", ""),
        ("owner", "x" * 81),
        ("due_on", "2026-01-01"),
        ("due_on", "9999-12-31"),
        ("due_on", "soon"),
    ],
)
def test_a_bad_field_is_told_by_its_name_and_nothing_is_added(
    app: Server, sign_in: SignIn, path: str, value: str
) -> None:
    place, manager = place_of(app), sign_in("branch_manager", BRANCH)

    refused = manager.post(ALL, json=wanted(place, **{path: value}))

    assert (refused.status_code, [found["path"] for found in refused.json["problems"]]) == (422, [path])
    assert manager.get(ALL).json["total"] == 0


def test_overdue_is_what_is_open_after_its_day_and_nothing_else(app: Server, sign_in: SignIn) -> None:
    place, manager = place_of(app), sign_in("branch_manager", BRANCH)
    late = overdue_by(app, place, 1)
    overdue_by(app, place, 0)
    with app.app_context():
        by = build.person("branch_manager").id
        db.session.commit()
    overdue_by(app, place, 9, status="done", evidence="So", done_at=now(), done_by=by)

    assert [row["id"] for row in manager.get(f"{ALL}?overdue=true").json["items"]] == [late]
    rest = manager.get(f"{ALL}?overdue=false").json["items"]
    assert [row["overdue"] for row in rest] == [False, False]
    assert [row["status"] for row in manager.get(f"{ALL}?status=done").json["items"]] == ["done"]


def test_an_overdue_one_is_changed_without_moving_its_day(app: Server, sign_in: SignIn) -> None:
    place, above = place_of(app), sign_in("regional_manager", REGION)
    late = overdue_by(app, place, 3)
    due_on = only(above)["due_on"]

    answer = above.patch(f"{ALL}/{late}", json={"what": "Greet", "due_on": due_on})

    assert (answer.status_code, answer.json["what"], answer.json["overdue"]) == (200, "Greet", True)


def test_a_list_is_of_one_branch_region_or_wave_the_earliest_due_first(app: Server, sign_in: SignIn) -> None:
    place, south, admin = place_of(app), place_of(app, "jb-01", "south"), sign_in("admin")
    for days in (2, 5):
        overdue_by(app, place, days)
    overdue_by(app, south, 1, code="jb-01", region="south")

    days = [row["due_on"] for row in admin.get(ALL).json["items"]]
    assert days == sorted(days)
    assert admin.get(f"{ALL}?branch={south['branch']}").json["total"] == 1
    with app.app_context():
        north = build.branch().region_id
    assert admin.get(f"{ALL}?region={north}&wave={place['wave']}").json["total"] == 2
    assert admin.get(f"{ALL}?wave={place['wave'] + 99}").json["total"] == 0


def test_a_longer_list_takes_no_more_statements(app: Server, sign_in: SignIn) -> None:
    place, admin, sent = place_of(app), sign_in("admin"), []
    for _ in range(2):
        for number in range(4):
            overdue_by(app, place, number)
        admin.get(ALL)
        with statements.sent(app) as found:
            admin.get(ALL)
        sent.append(len(found))

    assert sent[0] == sent[1]


def test_no_answer_names_a_person(app: Server, sign_in: SignIn) -> None:
    place, manager = place_of(app), sign_in("branch_manager", BRANCH, "Siti Manager")
    added(manager, place)

    assert "Siti" not in sign_in("regional_manager", REGION).get(ALL).text


def test_a_list_until_a_wave_has_the_actions_of_that_wave_and_of_those_before_it(app: Server, sign_in: SignIn) -> None:
    starts = {"2026-q2": date(2026, 4, 1), "2026-q4": date(2026, 10, 1), "2027-q1": date(2027, 1, 1)}
    with app.app_context():
        at = build.branch()
        waves = {code: build.wave(code, starts_on=day) for code, day in starts.items()}
        for code, wave in waves.items():
            build.action(at, wave, what=f"Agreed in {code}", due_on=date(2099, 1, 1))
        db.session.commit()
        until = waves["2026-q4"].id

    items = sign_in("regional_manager", REGION).get(f"{ALL}?until={until}").json["items"]

    assert [row["what"] for row in items] == ["Agreed in 2026-q2", "Agreed in 2026-q4"]
