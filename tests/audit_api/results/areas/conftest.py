"""A programme whose pages are looked at."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.programmes.models import Region
from tests import build, small
from tests.audit_api.results.areas.two_waves import BRANCHES, EVENING, FORM, MORNING, answers
from tests.conftest import empty


@pytest.fixture(scope="module")
def app(migrated_app: Server, data_folder: Path) -> Iterator[Server]:
    """The server, with nothing in it before and after a module, whose tests only read."""
    yield migrated_app
    empty(migrated_app, data_folder)


@pytest.fixture(scope="module")
def programme(app: Server) -> dict[str, int]:
    """Two waves of five branches in two regions with four to nine visits each, and of one other form."""
    rng = Random(11)
    with app.app_context():
        shopper = build.person("shopper", name="Demo Secret Shopper")
        form = build.form_version(FORM)
        for code, starts in (("2026-q3", date(2026, 7, 1)), ("2026-q4", date(2026, 10, 1))):
            wave = build.wave(code, starts_on=starts)
            for branch, region in BRANCHES.items():
                for turn in range(rng.randint(4, 9)):
                    visit = build.visit(build.branch(branch, region), wave, form, shopper, "handed_in")
                    build.approve(build.revision(visit, answers(rng), (MORNING, EVENING)[turn % 2]))
        build.approved(small.answers(), at=build.branch("kl-01"), during=wave, shopper=shopper, on=MORNING)
        regions = dict(iter(db.session.execute(select(Region.code, Region.id))))
        ids = {"wave": wave.id, "before": build.wave("2026-q3").id, **regions, "kl-01": build.branch("kl-01").id}
        db.session.commit()
    return ids
