"""Managers see the figures of their own branches, made of approved visits, and never a shopper."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.results import reading, rolled_up
from tests import build, small, statements

SignIn = Callable[..., FlaskClient]
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
SHOPPER = 987_654


def _shopper() -> User:
    found = db.session.get(User, SHOPPER)
    if found is None:
        found = User(id=SHOPPER, name="Demo Secret Shopper", language="en", active=True, created_at=LONG_AGO, grants=[])
        db.session.add(found)
        db.session.flush()
    return found


def _approved(app: Server, branch: str, *given: dict[str, Any], **where: Any) -> dict[str, int]:
    """Approved visits of a branch; the numbers of the wave and the branch."""
    with app.app_context():
        at = build.branch(branch, where.get("region", "north"), where.get("client", "bank"))
        wave = build.wave(
            where.get("wave", "2026-q4"), where.get("client", "bank"), where.get("day", date(2026, 10, 1))
        )
        for answers in given or [small.answers()]:
            build.approved(answers, at=at, during=wave, shopper=_shopper(), on=where.get("on", LONG_AGO))
        db.session.commit()
        return {"wave": wave.id, "branch": at.id}


FOUR = [small.answers(), small.answers(B1="wrong"), small.answers(B1="partly"), small.answers(A1="no", B4="yes")]


def test_waves_are_those_with_approved_visits_of_ones_own_branches(app: Server, sign_in: SignIn) -> None:
    first = _approved(app, "kl-01", *FOUR)
    _approved(app, "jb-01", region="south")
    _approved(app, "x-1", client="shop", wave="elsewhere")
    regional = sign_in("regional_manager", "bank/north")

    [wave] = regional.get("/api/results/waves").json

    assert (wave["id"], wave["code"], wave["branches"], wave["visits"]) == (first["wave"], "2026-q4", 1, 4)
    assert (wave["programme"]["target"], wave["client"]["name"]) == ("85.0", "Bank")
    assert [row["code"] for row in sign_in("admin").get("/api/results/waves").json] == ["elsewhere", "2026-q4"]


def test_a_wave_whose_visits_are_still_to_come_is_not_told(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        build.handed_in(small.answers(), at=build.branch(), during=build.wave(), shopper=_shopper())
        wave = build.wave().id
        db.session.commit()
    regional = sign_in("regional_manager", "bank/north")

    assert regional.get("/api/results/waves").json == []
    assert regional.get(f"/api/results/waves/{wave}").status_code == 404


def test_a_wave_shows_each_branch_with_its_score_and_what_so_few_visits_allow(app: Server, sign_in: SignIn) -> None:
    wave = _approved(app, "kl-01", *FOUR)["wave"]
    _approved(app, "kl-02")
    _approved(app, "jb-01", region="south")

    answer = sign_in("regional_manager", "bank/north").get(f"/api/results/waves/{wave}").json

    assert answer["target"] == "85.0"
    busy, quiet = answer["branches"]
    # (100 + 90 + 95 + 59) / 4
    assert (busy["code"], busy["n"], busy["mean"], busy["band"], busy["gate"]) == ("kl-01", 4, "86.0", "good", "score")
    assert (busy["critical"], busy["region"]) == (1, {"code": "north", "name": "North"})
    assert (quiet["code"], quiet["n"], quiet["mean"], quiet["band"], quiet["gate"]) == (
        "kl-02",
        1,
        "100.0",
        None,
        "card",
    )
    assert (busy["before"], busy["change"]) == (None, None)


def test_a_change_is_told_against_the_wave_before(app: Server, sign_in: SignIn) -> None:
    poor = [small.answers(A1="no", A2=["hello"]), small.answers(A1="no", B1="wrong")]
    _approved(app, "kl-01", *poor, wave="2026-q3", day=date(2026, 7, 1))
    wave = _approved(app, "kl-01", *FOUR)["wave"]

    [branch] = sign_in("admin").get(f"/api/results/waves/{wave}").json["branches"]

    assert branch["before"] == {"n": 2, "mean": "67.5"}
    assert (branch["change"]["difference"], branch["change"]["visits_before"]) == ("18.5", 2)


def test_a_branch_may_be_held_against_any_wave(app: Server, sign_in: SignIn) -> None:
    poor = [small.answers(A1="no", A2=["hello"]), small.answers(A1="no", B1="wrong")]
    before = _approved(app, "kl-01", *poor, wave="2026-q3", day=date(2026, 7, 1))
    ids = _approved(app, "kl-01", *FOUR)
    manager = sign_in("branch_manager", "bank/north/kl-01")

    now = manager.get(f"/api/results/waves/{ids['wave']}/branches/{ids['branch']}").json
    turned = manager.get(f"/api/results/waves/{before['wave']}/branches/{ids['branch']}?beside={ids['wave']}").json

    assert (now["beside"]["code"], now["figures"]["change"]["difference"]) == ("2026-q3", "18.5")
    assert (turned["beside"]["code"], turned["figures"]["change"]["difference"]) == ("2026-q4", "-18.5")
    assert [wave["code"] for wave in now["waves"]] == ["2026-q4", "2026-q3"]
    address = f"/api/results/waves/{ids['wave']}/branches/{ids['branch']}?beside=99999"
    assert manager.get(address).status_code == 404


def test_a_branch_shows_the_figures_of_its_report(app: Server, sign_in: SignIn) -> None:
    ids = _approved(app, "kl-01", *FOUR)
    _approved(app, "kl-02", small.answers(), small.answers(B1="wrong"))

    address = f"/api/results/waves/{ids['wave']}/branches/{ids['branch']}?language=id"
    answer = sign_in("branch_manager", "bank/north/kl-01").get(address).json

    figures = answer["figures"]
    assert (figures["n"], figures["score"], figures["gate"], figures["gap"]) == (4, "86.0", "score", "1.0")
    assert Decimal(figures["interval"]["low"]) < 86 < Decimal(figures["interval"]["high"])
    assert figures["critical"] == [{"visit": 4, "question": "B4", "effect": "cap"}]
    assert [row["code"] for row in figures["card"]["sections"]] == ["A", "B"]
    assert figures["fixes"][0]["question"] == "A1"
    assert figures["steps"][0]["within"] == {"met": 4, "of": 4, "percent": "100.0"}
    assert figures["sins"] == []
    assert answer["titles"]["section"] == {"A": "Kedatangan", "B": "Pelayanan"}
    assert answer["titles"]["parameter"].keys() >= {"vocabulary", "speed"}
    assert [visit["final"] for visit in answer["visits"]] == ["100.0", "90.0", "95.0", "59.0"]
    assert answer["other_form"] == 0


def test_the_report_card_tells_promises_consistency_and_faults_each_with_its_n_and_gate(
    app: Server, sign_in: SignIn
) -> None:
    ids = _approved(app, "kl-01", *FOUR)
    _approved(app, "kl-02", small.answers(), small.answers(B1="wrong"))

    address = f"/api/results/waves/{ids['wave']}/branches/{ids['branch']}?language=ms"
    answer = sign_in("branch_manager", "bank/north/kl-01").get(address).json
    card, drawn = answer["figures"]["card"], {one["name"]: one for one in answer["drawings"]}

    assert [(row["code"], row["visits"], row["gate"]) for row in card["whole"]] == [
        ("compliance", 4, "score"),
        ("consistency", 4, "score"),
    ]
    for rate in card["rates"]:
        assert (rate["met"], rate["visits"], rate["gate"], rate["rate"]) == (0, 4, "score", "0.0")
        assert rate["interval"] == {"low": "0.0", "high": "9.2"}
    for part in ("parameters", "promises", "sections"):
        for row, told in zip(card[part], drawn[f"card_{part}"]["table"]["rows"] if card[part] else (), strict=True):
            assert [row["score"] or "–", str(row["visits"])] == [told[1], told[3]]
    assert drawn["score"]["table"]["rows"][0][1] == answer["figures"]["score"]
    assert "makin sedikit makin baik" in [mark.get("text") for mark in drawn["card_whole"]["marks"]]


def test_a_branch_shows_its_drawings_with_a_table_that_says_the_same(app: Server, sign_in: SignIn) -> None:
    ids = _approved(app, "kl-01", *FOUR)
    _approved(app, "kl-02", small.answers(), small.answers(B1="wrong"))

    address = f"/api/results/waves/{ids['wave']}/branches/{ids['branch']}?language=en"
    answer = sign_in("branch_manager", "bank/north/kl-01").get(address).json
    drawing = next(drawing for drawing in answer["drawings"] if drawing["name"] == "visit_scores")

    assert {mark["kind"] for mark in drawing["marks"]} >= {"box", "line", "dot", "text"}
    assert [mark["about"] for mark in drawing["marks"] if mark["kind"] == "dot"] == [{"visit": n} for n in range(1, 5)]
    assert [row[1] for row in drawing["table"]["rows"]] == [visit["final"] for visit in answer["visits"]]


def test_a_branch_without_approved_visits_has_no_figures(app: Server, sign_in: SignIn) -> None:
    wave = _approved(app, "kl-01")["wave"]
    with app.app_context():
        branch = build.branch("kl-02").id
        db.session.commit()

    answer = sign_in("regional_manager", "bank/north").get(f"/api/results/waves/{wave}/branches/{branch}")

    assert (answer.status_code, answer.json["code"]) == (404, "no_figures")


def test_the_day_of_a_visit_is_told_after_two_weeks(app: Server, sign_in: SignIn) -> None:
    ids = _approved(app, "kl-01", on=LONG_AGO)
    recent = datetime.now(UTC) - timedelta(days=13)
    _approved(app, "kl-01", on=recent)

    address = f"/api/results/waves/{ids['wave']}/branches/{ids['branch']}"
    old, new = sign_in("admin").get(address).json["visits"]

    # Two in the morning in UTC is ten in the morning in Kuala Lumpur.
    assert (old["date"], old["part_of_day"]) == ("2026-10-05", "morning")
    assert new["date"] is None
    assert "month" not in new


def test_visits_made_with_other_questions_stay_out_of_the_figures_and_are_counted(app: Server, sign_in: SignIn) -> None:
    ids = _approved(app, "kl-01", *FOUR)
    section, other = small.FORM["sections"]
    shorter = {**small.FORM, "sections": [{**section, "questions": section["questions"][:1]}, other]}
    with app.app_context():
        at, wave = build.branch(), build.wave()
        answers = small.answers(B1="wrong")
        answers["answers"] = {code: given for code, given in answers["answers"].items() if code not in {"A2", "A3"}}
        visit = build.visit(at, wave, build.form_version(shorter, number=2), _shopper(), "handed_in")
        build.approve(build.revision(visit, answers, LONG_AGO))
        db.session.commit()

    address = f"/api/results/waves/{ids['wave']}"
    answer = sign_in("admin").get(f"{address}/branches/{ids['branch']}").json
    [line] = sign_in("admin").get(address).json["branches"]

    assert (answer["figures"]["n"], answer["other_form"]) == (4, 1)
    assert (line["n"], line["mean"]) == (4, answer["figures"]["score"])


def _leaves(tree: Any) -> Iterator[Any]:
    """Every key and value in a tree of JSON."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from _leaves(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _leaves(value)
    else:
        yield tree


@pytest.mark.parametrize("role", ["admin", "reviewer", "regional_manager", "branch_manager"])
def test_no_shopper_is_in_any_result(app: Server, sign_in: SignIn, role: str) -> None:
    ids = _approved(app, "kl-01", *FOUR)
    scope = {"admin": "", "reviewer": "bank", "regional_manager": "bank/north", "branch_manager": "bank/north/kl-01"}
    browser = sign_in(role, scope[role])

    for address in ("", f"/{ids['wave']}", f"/{ids['wave']}/branches/{ids['branch']}"):
        answer = browser.get(f"/api/results/waves{address}")
        assert answer.status_code == 200
        leaves = [str(leaf) for leaf in _leaves(answer.json)]
        assert not any("shopper" in leaf.lower() or str(SHOPPER) in leaf for leaf in leaves)


def test_a_wave_of_twelve_branches_takes_as_many_statements_as_a_wave_of_one(app: Server, sign_in: SignIn) -> None:
    _approved(app, "kl-01", wave="2026-q3", day=date(2026, 7, 1))
    wave = _approved(app, "kl-01", *FOUR)["wave"]
    admin = sign_in("admin")
    with statements.sent(app) as one:
        assert len(admin.get(f"/api/results/waves/{wave}").json["branches"]) == 1
    for number in range(2, 13):
        _approved(app, f"kl-{number:02}", *FOUR[:2], region=f"r{number % 3}")

    with statements.sent(app) as twelve:
        assert len(admin.get(f"/api/results/waves/{wave}").json["branches"]) == 12

    assert len(twelve) == len(one)
    assert len(one) <= 12


def test_a_branch_of_many_visits_takes_as_many_statements_as_one_of_few(app: Server, sign_in: SignIn) -> None:
    ids = _approved(app, "kl-01")
    admin, address = sign_in("admin"), f"/api/results/waves/{ids['wave']}/branches/{ids['branch']}"
    with statements.sent(app) as few:
        assert admin.get(address).json["figures"]["n"] == 1
    _approved(app, "kl-01", *FOUR)
    _approved(app, "kl-02", *FOUR)

    with statements.sent(app) as many:
        assert admin.get(address).json["figures"]["n"] == 5

    assert len(many) == len(few)


def test_a_visit_with_nothing_to_score_stays_out_of_the_figures(app: Server, sign_in: SignIn) -> None:
    scoring = {**small.FORM["scoring"], "minimum_coverage": 0}
    unseen = small.answers()
    unseen["answers"] = {code: {"state": "not_observed"} for code in small.ALL_WELL}
    with app.app_context():
        at, wave = build.branch(), build.wave()
        form = build.form_version({**small.FORM, "scoring": scoring})
        for answers in (small.answers(), unseen):
            visit = build.visit(at, wave, form, _shopper(), "handed_in")
            build.approve(build.revision(visit, answers, LONG_AGO))
        ids = {"wave": wave.id, "branch": at.id}
        db.session.commit()

    figures = sign_in("admin").get("/api/results/waves/{wave}/branches/{branch}".format(**ids)).json["figures"]

    assert (figures["n"], figures["incomplete"], figures["score"]) == (1, 1, "100.0")


def test_a_wave_of_very_many_branches_sets_only_those_of_the_region_side_by_side(
    app: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        shopper, wave = _shopper(), build.wave()
        branches = [build.branch("kl-01"), build.branch("kl-02"), build.branch("jb-01", region="south")]
        rows = [build.approved(small.answers(), at=at, during=wave, shopper=shopper, on=LONG_AGO) for at in branches]
        shape = next(iter(reading.shapes(rows).values()))

        beside, every = rolled_up.peers(db.session, wave, shape, branches[0])
        monkeypatch.setattr(rolled_up, "SIDE_BY_SIDE", 2)
        region, near = rolled_up.peers(db.session, wave, shape, branches[0])

    assert (beside, len(every)) == ("wave", 3)
    assert (region, len(near)) == ("region", 2)
