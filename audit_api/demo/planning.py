"""Which visits the demo has: who goes where, when, and how far each has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from ..visits.models import VisitStatus
from .cast import SHOPPERS, Part
from .places import AREAS, Area, Place
from .rounds import Round, last_working_day, opening_moment, visiting_days

OPEN: tuple[tuple[str, VisitStatus, int], ...] = (
    ("KL-01", "handed_in", 0),
    ("KL-02", "handed_in", 1),
    ("KL-03", "handed_in", 2),
    ("PG-02", "handed_in", 0),
    ("SM-01", "handed_in", 1),
    ("PJ-01", "sent_back", 0),
    ("BD-01", "sent_back", 0),
    ("SB-01", "cancelled", 2),
    ("KL-02", "assigned", 0),
    ("KL-03", "assigned", 0),
    ("PJ-01", "assigned", 2),
    ("PG-01", "assigned", 1),
    ("AS-01", "assigned", 0),
    ("IP-01", "assigned", 2),
    ("JK-01", "assigned", 0),
    ("SB-01", "assigned", 1),
)
"""Visits of the last wave that are not approved: the branch, how far it has come, and which of the area's shoppers."""


@dataclass(frozen=True)
class Plan:
    """One visit. `started_at` is on the branch's clock; of one to be made, the day it can be made from.

    `wave` counts from 0, `turn` counts the branch's visits of that wave from 0.
    """

    area: Area
    place: Place
    wave: int
    turn: int
    status: VisitStatus
    started_at: datetime
    shopper: Part
    rng: Random

    @property
    def teller(self) -> str:
        """Who serves: each of the branch's tellers in turn."""
        codes = [code for code, _ in self.place.profile.tellers]
        return codes[self.turn % len(codes)]


def plans(seed: str, rounds: tuple[Round, ...], today: date) -> Iterator[Plan]:
    """Every visit, wave by wave; those that are not approved last."""
    for wave, around in enumerate(rounds):
        for area in AREAS:
            for row, place in enumerate(area.places):
                yield from _approved(f"{seed}/{place.code}/{wave}", around, today, (area, place, wave, row))
    yield from _open(seed, today)


def _approved(seed: str, around: Round, today: date, where: tuple[Area, Place, int, int]) -> Iterator[Plan]:
    area, place, wave, row = where
    days = visiting_days(around, today, place.visits[wave], Random(seed))
    for turn, day in enumerate(days):
        rng = Random(f"{seed}/{turn}")
        shoppers = SHOPPERS[area.code]
        shopper = shoppers[(turn + wave + row) % len(shoppers)]
        yield Plan(area, place, wave, turn, "approved", opening_moment(day, area.time_zone, rng), shopper, rng)


def _open(seed: str, today: date) -> Iterator[Plan]:
    here = {place.code: (area, place) for area in AREAS for place in area.places}
    yesterday = last_working_day(today)
    days = {"handed_in": yesterday, "sent_back": last_working_day(yesterday)}
    for turn, (code, status, shopper) in enumerate(OPEN):
        area, place = here[code]
        rng = Random(f"{seed}/{code}/open/{turn}")
        at = opening_moment(days.get(status, today), area.time_zone, rng)
        yield Plan(area, place, 3, place.visits[3] + turn, status, at, SHOPPERS[area.code][shopper], rng)
