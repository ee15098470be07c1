"""A phone with a gallery, before a question that asks for photos."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from audit_api.db import db
from audit_api.http import Server
from tests import build, small
from tests.web.conftest import link_of
from tests.web.phone import Phone
from tests.web.photos.gallery import LONGEST_SIDE, MOST, Put

FORM: dict[str, Any] = {**small.FORM, "photos": {"longest_side": LONGEST_SIDE}}

PHOTO_QUESTION = {"question": "A9", "type": "photo", "title": {"en": "The front"}, "required": False, "at_most": MOST}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A phone that opens the app once, with signal, and so has no use for a copy of it."""
    return {**browser_context_args, "service_workers": "block"}


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Puts a file into the phone's gallery."""

    def put_there(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put_there


@pytest.fixture
def phone(page: Page, app: Server, address: str) -> Phone:
    """A phone on whose screen is the first part of a form that wishes for photos of 1600 pixels."""
    with app.app_context():
        shopper = build.person("shopper")
        sections: list[Any] = FORM["sections"]
        first = {**sections[0], "questions": [*sections[0]["questions"], PHOTO_QUESTION]}
        tree = {**FORM, "sections": [first, *sections[1:]]}
        wave = build.wave(starts_on=date.today() - timedelta(days=1))
        build.visit(build.branch(), wave, build.form_version(tree), shopper)
        link = link_of(shopper)
        db.session.commit()
    phone = Phone(page, address)
    phone.start(link)
    phone.tap_all()
    return phone
