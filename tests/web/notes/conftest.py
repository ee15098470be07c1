"""A visit that has begun."""

from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Page

from audit_api.db import db
from audit_api.http import Server
from tests import build, small
from tests.web.conftest import link_of
from tests.web.notes.visiting import WALL, Start
from tests.web.phone import Phone, due_visit

BRANCH = 3.1585, 101.7118

FELT = {
    "question": "B6",
    "type": "number",
    "family": "perception",
    "title": {"en": "How many minutes did the wait feel?"},
    "perceives": ["A3"],
}


def _form(*, asks_how_it_felt: bool) -> dict[str, Any]:
    form = deepcopy(small.FORM)
    if asks_how_it_felt:
        form["form"] = "felt"
        form["sections"][1]["questions"].append(FELT)
    return form


@pytest.fixture
def start(address: str, page: Page, app: Server) -> Start:
    """Start a visit: signed in, on the page of notes."""

    def started(asks_how_it_felt: bool = False, on_the_map: bool = True) -> Phone:
        page.add_init_script(WALL)
        with app.app_context():
            shopper = build.person("shopper")
            visit = due_visit(shopper)
            visit.form_version = build.form_version(_form(asks_how_it_felt=asks_how_it_felt))
            visit.branch.latitude, visit.branch.longitude = BRANCH if on_the_map else (None, None)
            path = link_of(shopper)
            db.session.commit()
        phone = Phone(page, address)
        phone.start(path)
        return phone

    return started
