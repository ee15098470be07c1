"""A wave to make bundles of, and who asks for them."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.bundles import drawing
from audit_api.db import db
from audit_api.http import Server
from tests import build, small
from tests.audit_api.bundles.asking import LONG_AGO, NORTH, SOUTH, SignIn


@pytest.fixture
def ids(app: Server) -> dict[str, int]:
    """An approved visit in each of three branches in the north and one in the south: the numbers to ask with."""
    with app.app_context():
        wave, shopper = build.wave(), build.person("shopper", name="Demo Secret Shopper")
        for code in (*NORTH, *SOUTH):
            at = build.branch(code, "north" if code in NORTH else "south")
            build.approved(small.answers(), at=at, during=wave, shopper=shopper, on=LONG_AGO)
        db.session.commit()
        return {"wave": wave.id, "north": build.branch("kl-01", "north").region_id, "south": at.region_id}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The branches whose reports are drawn during the test, in their order."""
    found: list[int] = []
    make = drawing.make_part

    def noted(session: Any, order: Any, branch: int, press: Any) -> Any:
        found.append(branch)
        return make(session, order, branch, press)

    monkeypatch.setattr(drawing, "make_part", noted)
    return found


@pytest.fixture
def manager(sign_in: SignIn) -> FlaskClient:
    """The browser of the north's manager."""
    return sign_in("regional_manager", "bank/north")
