"""What is kept of a wave is, to the last fraction, what its approved visits add up to, whatever happened on the way."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from audit_api import migrating
from audit_api.db import db, now
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.programmes.actions import move_branch
from audit_api.programmes.models import Region
from audit_api.review import actions, rebuilding
from audit_api.roll_ups.models import BranchRollUp, RegionRollUp
from audit_api.visits.models import Visit
from tests import build, small

SignIn = Callable[..., FlaskClient]
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
BRANCHES = (("kl-01", "north"), ("kl-02", "north"), ("jb-01", "south"))


def _answers(rng: Random, form: str) -> dict[str, Any]:
    """Some answers to the small form: some wrong, some not seen, some missing altogether."""
    given = {
        **small.answers(
            A1=rng.choice(("yes", "no")),
            A2=rng.sample(("hello", "name", "offer", "thanks"), rng.randint(0, 4)),
            B1=rng.choice(("right", "partly", "wrong")),
            B2=rng.randint(0, 4),
            B4=rng.choice(("no", "no", "yes")),
        ),
        "form": form,
    }
    for code in rng.sample(sorted(given["answers"]), rng.randint(0, 5)):
        given["answers"][code] = {"state": rng.choice(("not_observed", "not_applicable"))}
    return given


def _visits(rng: Random, count: int = 24) -> list[Visit]:
    """Visits handed in by one shopper, over two regions, two waves and two forms; some are no visits."""
    shopper = build.person("shopper", name="Demo Shopper")
    other = {**small.FORM, "form": "other"}
    made = []
    for place in range(count):
        at, during = build.branch(*rng.choice(BRANCHES)), build.wave(rng.choice(("2026-q3", "2026-q4")))
        form = build.form_version(rng.choice((small.FORM, small.FORM, other)))
        visit = build.visit(at, during, form, shopper, "handed_in")
        made.append(visit)
        if place % 8 == 7:
            build.no_visit(visit, "closed", LONG_AGO)
        else:
            build.revision(visit, _answers(rng, form.code), LONG_AGO)
    return made


def _decide(visits: Sequence[Visit], rng: Random) -> None:
    """Approve most, send the others back; half of those come again with other answers, and are approved then."""
    reviewer = build.person("reviewer")
    for visit in rng.sample(list(visits), len(visits)):
        if rng.random() < 0.7:
            actions.approve(db.session(), visit, _word(visit, reviewer))
            continue
        actions.send_back(db.session(), visit, _word(visit, reviewer))
        if rng.random() < 0.5:
            visit.status = "handed_in"
            build.revision(visit, _answers(rng, visit.form_version.code), LONG_AGO)
            actions.approve(db.session(), visit, _word(visit, reviewer))
    db.session.commit()


def _word(visit: Visit, reviewer: User) -> actions.Word:
    newest = actions.newest_revision(db.session(), visit)
    assert newest is not None
    return actions.Word(newest.id, reviewer.id, now(), "Look again")


def _differences() -> list[str]:
    db.session.commit()
    waves = rebuilding.waves_with_visits(db.session())
    found = [sentence for wave in waves for sentence in rebuilding.differences(db.session(), wave)]
    db.session.rollback()
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_is_what_the_approved_visits_add_up_to(app: Server, seed: int) -> None:
    rng = Random(seed)
    with app.app_context():
        _decide(_visits(rng), rng)

        assert _differences() == []
        approved = db.session.scalars(select(BranchRollUp)).all()
        assert sum(row.visits for row in approved) > 10
        assert 0 < sum(row.n for row in approved) < sum(row.visits for row in approved)
        assert any("spread" in row.tally for row in db.session.scalars(select(RegionRollUp)))


def test_a_branch_that_moves_takes_its_visits_to_the_other_region(app: Server) -> None:
    rng = Random(5)
    with app.app_context():
        _decide(_visits(rng), rng)
        before = _whole()
        for code, region in (("kl-01", "south"), ("jb-01", "north"), ("kl-02", "south")):
            branch = build.branch(code, "north" if region == "south" else "south")
            move_branch(db.session(), branch, db.session.scalars(select(Region).where(Region.code == region)).one())
            assert _differences() == []

        assert _whole() == before


def _whole() -> int:
    """How many branches the regions' sums hold, all waves and forms together."""
    return sum(row.tally.get("branches", 0) for row in db.session.scalars(select(RegionRollUp)))


def test_sums_that_are_wrong_or_missing_are_told_and_made_again(app: Server) -> None:
    rng = Random(6)
    with app.app_context():
        _decide(_visits(rng), rng)
        wrong, missing = db.session.scalars(select(BranchRollUp).order_by(BranchRollUp.branch_id).limit(2)).all()
        wrong.tally = {**wrong.tally, "visits": 99}
        region = db.session.scalars(select(RegionRollUp).limit(1)).one()
        branches = wrong.branch_id, missing.branch_id
        db.session.delete(missing)
        db.session.delete(region)

        told = _differences()
        assert f"the sums of branch {branches[0]} are not what its visits add up to." in told
        assert f"the sums of branch {branches[1]} are missing." in told
        assert f"the sums of region {region.region_id} are missing." in told

        for wave in rebuilding.waves_with_visits(db.session()):
            rebuilding.rebuild(db.session(), wave)
        assert _differences() == []


def test_visits_from_before_sums_were_kept_are_added_up_when_the_tables_are_brought_up_to_date(app: Server) -> None:
    rng = Random(7)
    with app.app_context():
        _decide(_visits(rng), rng)
        for table in (BranchRollUp, RegionRollUp):
            db.session.execute(delete(table))
        assert len(_differences()) > 3
        db.session.remove()
    migrating.upgrade(app)
    with app.app_context():
        assert _differences() == []
