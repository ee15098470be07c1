"""What tests of hand-ins may ask for."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from tests.audit_api import counter
from tests.audit_api.submissions.phone import Phone


@pytest.fixture
def phone(app: Server, sign_in: Callable[..., FlaskClient]) -> Phone:
    """The phone of a shopper with a visit to make."""
    browser = sign_in("shopper", name="Phone")
    with app.app_context():
        visit = counter.visit(counter.person_called("Phone"))
        made = Phone(browser, visit.id, visit.form_version_id)
        db.session.commit()
    return made
