"""How far the shopper's phone was from the branch, where both places are known."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from ..programmes.models import Branch

EARTH_RADIUS = 6_371_009
"""Metres: the mean radius of the Earth."""

Degrees = tuple[float, float]
"""Latitude and longitude."""


def distances(branch: Branch, document: Mapping[str, Any]) -> dict[str, int | None]:
    """Whole metres from the branch at check-in and check-out of a hand-in; none where either place is not known."""
    places = (document.get("capture") or {}).get("places") or {}
    return {moment: _from_branch(branch, places.get(moment) or {}) for moment in ("check_in", "check_out")}


def metres(a: Degrees, b: Degrees) -> float:
    """The way from `a` to `b` over a round Earth, by the haversine formula."""
    south, north = radians(a[0]), radians(b[0])
    across = sin((north - south) / 2) ** 2
    along = cos(south) * cos(north) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(min(1.0, across + along)))


def _from_branch(branch: Branch, place: Mapping[str, Any]) -> int | None:
    there, phone = (branch.latitude, branch.longitude), (place.get("latitude"), place.get("longitude"))
    if there[0] is None or there[1] is None or phone[0] is None or phone[1] is None:
        return None
    return round(metres((there[0], there[1]), (phone[0], phone[1])))
