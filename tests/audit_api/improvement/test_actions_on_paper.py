"""The branch's paper says what falls due, the region's and the programme's what is overdue."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from tests import build, small, statements
from tests.audit_api.improvement.test_corrective_actions import OCTOBER
from tests.reports import paper

SignIn = Callable[..., FlaskClient]
BRANCH = "/api/reports/waves/{wave}/branches/{branch}.pdf"
REGION = "/api/reports/waves/{wave}/regions/{region}.pdf"
PROGRAMME = "/api/reports/waves/{wave}.pdf"
SPRING, AUTUMN, WINTER = ("2026-q2", date(2026, 4, 1)), ("2026-q4", date(2026, 10, 1)), ("2027-q1", date(2027, 1, 1))


def approve(app: Server, code: str = "kl-01", region: str = "north") -> dict[str, int]:
    """An approved visit of a branch in autumn; the numbers that addresses need."""
    with app.app_context():
        at, wave = build.branch(code, region), build.wave(*AUTUMN[:1], starts_on=AUTUMN[1])
        build.approved(small.answers(), at=at, during=wave, shopper=build.person("shopper"), on=OCTOBER)
        db.session.commit()
        return {"wave": wave.id, "branch": at.id, "region": at.region_id}


def agree(app: Server, due_on: date, wave: tuple[str, date] = AUTUMN, **columns: Any) -> None:
    """A branch has agreed on an action."""
    with app.app_context():
        at = build.branch(columns.pop("code", "kl-01"), columns.pop("region", "north"))
        if columns.get("status") == "done":
            columns |= {"evidence": "So", "done_at": now(), "done_by": build.person("branch_manager").id}
        build.action(at, build.wave(wave[0], starts_on=wave[1]), due_on=due_on, **columns)
        db.session.commit()


def ago(days: int) -> date:
    """The day so many days before today."""
    return now().date() - timedelta(days=days)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "the first is due on 7 January 2099"),
        ("ms", "yang terawal perlu siap sebelum atau pada 7 Januari 2099"),
        ("id", "tenggat terdekat 7 Januari 2099"),
    ],
)
def test_a_branchs_paper_says_when_its_first_open_action_is_due(
    app: Server, sign_in: SignIn, language: str, sentence: str
) -> None:
    ids = approve(app)
    agree(app, date(2099, 1, 7), SPRING)
    agree(app, date(2099, 1, 9))
    agree(app, date(2099, 1, 3), status="done")
    agree(app, date(2099, 1, 4), WINTER)
    agree(app, date(2099, 1, 5), code="kl-02")

    answer = sign_in("branch_manager", "bank/north/kl-01").get(f"{BRANCH.format(**ids)}?language={language}")

    assert sentence in paper.page_text(answer.data, 1)


def test_a_branchs_paper_says_how_many_actions_are_overdue_and_since_when(app: Server, sign_in: SignIn) -> None:
    ids = approve(app)
    for due_on in (ago(3), ago(1), ago(0)):
        agree(app, due_on)

    text = paper.page_text(sign_in("admin").get(BRANCH.format(**ids)).data, 1)

    assert "2 corrective actions are overdue, the first since " in text


def test_a_branch_without_an_open_action_is_told_of_none(app: Server, sign_in: SignIn) -> None:
    ids = approve(app)
    agree(app, date(2099, 1, 3), status="done")

    assert "corrective" not in paper.text(sign_in("admin").get(BRANCH.format(**ids)).data)


@pytest.mark.parametrize("address", [REGION, PROGRAMME])
def test_a_regions_and_a_programmes_paper_list_what_is_overdue(app: Server, sign_in: SignIn, address: str) -> None:
    ids = approve(app)
    agree(app, ago(1), what="Greet within a minute", owner="manager")
    agree(app, ago(40), SPRING, what="Mend the ticket machine", owner="Head of the counter")
    agree(app, ago(0), what="Not due before tonight")
    agree(app, ago(9), what="Done in time", status="done")
    agree(app, ago(9), WINTER, what="Of a later wave")

    text = paper.text(sign_in("regional_manager", "bank").get(address.format(**ids)).data)

    assert "2 corrective actions are overdue" in text
    assert text.index("Mend the ticket machine") < text.index("Greet within a minute")
    assert "Head of the counter" in text
    assert "Branch manager" in text
    assert ("Not due before tonight" in text) == (address == REGION)
    assert "kl-01 Branch kl-01 3 2 1 0" in text
    assert [word for word in ("Done in time", "Of a later wave") if word in text] == []


def test_a_region_does_not_read_of_another_ones_actions(app: Server, sign_in: SignIn) -> None:
    ids = approve(app)
    approve(app, "jb-01", "south")
    agree(app, ago(5), what="Sweep the yard", code="jb-01", region="south")
    manager = sign_in("regional_manager", "bank")

    assert "No corrective action is recorded" in paper.text(manager.get(REGION.format(**ids)).data)
    assert "Sweep the yard" in paper.text(manager.get(PROGRAMME.format(**ids)).data)


def test_more_actions_take_no_more_statements(app: Server, sign_in: SignIn) -> None:
    ids, admin, sent = approve(app), sign_in("admin"), []
    for more in (1, 12):
        for number in range(more):
            agree(app, ago(2 + number), code=f"kl-{number:02}")
        addresses = [address.format(**ids) for address in (BRANCH, REGION, PROGRAMME)]
        assert [admin.get(address).status_code for address in addresses] == [200] * 3  # remembered from here on
        with statements.sent(app) as found:
            for address in addresses:
                admin.get(address)
        sent.append(len(found))

    assert sent[0] == sent[1]
