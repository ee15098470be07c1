"""How far the phone was from the branch: whole metres, or nothing where nobody knows."""

from collections.abc import Callable
from math import acos, cos, radians, sin
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.programmes.models import Branch
from audit_api.review.distances import EARTH_RADIUS, distances, metres
from audit_api.visits.models import Visit
from tests.audit_api import counter
from tests.audit_api.submissions.phone import Phone

SignIn = Callable[..., FlaskClient]
AT = "2026-11-10T09:00:00+08:00"
PETRONAS = (3.15785, 101.71165)


@pytest.mark.parametrize(
    ("a", "b", "expected", "within"),
    [
        ((0, 0), (0, 0), 0, 0),
        # A quarter of a round Earth, its half, and one degree of a meridian.
        ((0, 0), (90, 0), 10_007_557, 2),
        ((0, -90), (0, 90), 20_015_115, 2),
        ((3, 101), (4, 101), 111_195, 1),
        # Over the date line it is a short way.
        ((0, 179.999), (0, -179.999), 222, 1),
    ],
)
def test_metres_are_those_of_a_round_earth(
    a: tuple[float, float], b: tuple[float, float], expected: int, within: int
) -> None:
    assert abs(metres(a, b) - expected) <= within
    assert metres(a, b) == pytest.approx(metres(b, a))


def test_it_is_the_angle_between_the_two_as_seen_from_the_middle() -> None:
    lowyat, monas = (3.1434, 101.7104), (-6.1754, 106.8272)

    angle = acos(sum(a * b for a, b in zip(_arrow(*lowyat), _arrow(*monas), strict=True)))

    assert metres(lowyat, monas) == pytest.approx(angle * EARTH_RADIUS)


def _arrow(latitude: float, longitude: float) -> tuple[float, float, float]:
    """From the middle of the Earth to a place, one long."""
    up, east = radians(latitude), radians(longitude)
    return cos(up) * cos(east), cos(up) * sin(east), sin(up)


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"capture": None},
        {"capture": {"places": {}}},
        {"capture": {"places": {"check_in": None}}},
        {"capture": {"places": {"check_in": {"told": "refused", "latitude": None, "longitude": None}}}},
        {"capture": {"places": {"check_in": {"told": "given", "latitude": 3.1, "longitude": None}}}},
    ],
)
def test_a_place_that_is_not_known_has_no_distance(document: dict[str, Any]) -> None:
    branch = Branch(latitude=PETRONAS[0], longitude=PETRONAS[1])

    assert distances(branch, document) == {"check_in": None, "check_out": None}


def test_a_branch_whose_place_is_not_known_has_no_distance() -> None:
    document = {"capture": {"places": {"check_in": {"latitude": 0.0, "longitude": 0.0}}}}

    assert distances(Branch(), document) == {"check_in": None, "check_out": None}


def test_a_reviewer_sees_how_far_the_phone_was_and_how_far_its_clock(app: Server, sign_in: SignIn) -> None:
    browser = sign_in("shopper", name="Phone")
    with app.app_context():
        visit = counter.visit(counter.person_called("Phone"))
        visit.branch.latitude, visit.branch.longitude = PETRONAS
        phone = Phone(browser, visit.id, visit.form_version_id)
        db.session.commit()
    place = {"told": "given", "at": AT, "latitude": 3.15785, "longitude": 101.71265, "accuracy": 9}
    browser.post(f"/api/visits/{phone.visit}/start", json={"started_at": AT, "sent_at": "2026-11-10T01:00:00Z"})
    phone.hand_in(capture={"places": {"check_in": place}}, sent_at="2026-11-10T01:00:00Z")
    with app.app_context():
        began = db.session.get_one(Visit, phone.visit).clock_offset_ms

    seen = sign_in("reviewer").get(f"/api/review/visits/{phone.visit}").json

    # A thousandth of a degree of longitude at 3.16 degrees north.
    assert seen["places"] == {"check_in": 111, "check_out": None}
    assert seen["document"]["capture"]["places"]["check_in"] == place
    assert seen["visit"]["clock_offset_ms"] == began
    assert began is not None
    assert seen["revision"]["clock_offset_ms"] >= began > 0
