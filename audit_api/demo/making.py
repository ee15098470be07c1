"""Making one demo visit, step by step, through the actions that a real one goes through."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from ..people.access import Viewer
from ..review.actions import Word, approve, send_back
from ..review.reading import newest_revision
from ..storage import Storage
from ..submissions import photos
from ..submissions.actions import hand_in
from ..submissions.paper import HandIn
from ..visits.actions import assign, cancel, start
from ..visits.models import Visit
from . import photographs, phrases
from .answering import fill
from .bank import Bank
from .drawing.canvas import Look
from .occasion import Occasion
from .planning import Plan

DEVICE = {"app": "demo"}


@dataclass(frozen=True)
class Stage:
    """What every visit needs: where it is kept, the bank, and the people's numbers by name."""

    session: Session
    storage: Storage
    bank: Bank
    people: dict[str, int]
    scheduler: Viewer
    reviewer: int
    now: datetime


def make(stage: Stage, plan: Plan) -> Visit:
    """Assign a visit and take it as far as its plan says."""
    visit = _assign(stage, plan)
    if plan.status == "cancelled":
        cancel(visit, "The branch is being painted this month.")
    if plan.status in ("handed_in", "sent_back", "approved"):
        _decide(stage, plan, visit, _hand_in(stage, plan, visit))
    return visit


def _assign(stage: Stage, plan: Plan) -> Visit:
    wave, day = stage.bank.waves[plan.wave], plan.started_at.date()
    window = _within(wave.starts_on, day - timedelta(days=3)), min(wave.ends_on, day + timedelta(days=12))
    wanted = {
        "wave": wave.id,
        "branch": stage.bank.branches[plan.place.code].id,
        "form": stage.bank.version.id,
        "shopper": stage.people[plan.shopper.name],
        "window_from": window[0],
        "window_to": window[1],
        "fee": plan.area.fee,
    }
    return assign(stage.session, stage.scheduler, wanted, min(stage.now, plan.started_at - timedelta(days=6)))


def _within(first: date, day: date) -> date:
    return max(first, day)


def _hand_in(stage: Stage, plan: Plan, visit: Visit) -> datetime:
    """Answer, take photos, send both; when it was handed in."""
    document = fill(stage.bank.form, occasion_of(plan))
    left = plan.started_at + timedelta(seconds=document["events"].get("out", 900))
    at = _sent_at(plan, document, left)
    _send_photos(stage, plan, visit, document)
    start(visit, {"started_at": plan.started_at, "sent_at": left}, left)
    given = {
        "visit": visit.id,
        "form": visit.form_version_id,
        "started_at": plan.started_at,
        "handed_in_at": at,
        "sent_at": at,
        "outcome": "visited",
        "device": DEVICE,
        "capture": None,
        "document": document,
    }
    number = str(UUID(int=plan.rng.getrandbits(128), version=4))
    hand_in(stage.session, stage.storage, visit, HandIn(number, visit.shopper_id, given, at))
    return at


def occasion_of(plan: Plan) -> Occasion:
    """The circumstances in which the form is filled in."""
    hour = plan.started_at.hour
    part_of_day = "morning" if hour < 11 else "midday" if hour < 14 else "afternoon"
    return Occasion(plan.place.profile, plan.wave, plan.teller, plan.shopper.language, part_of_day, plan.rng)


def _sent_at(plan: Plan, document: dict[str, Any], left: datetime) -> datetime:
    """Within the hour; days later, where a promise had to be waited for first."""
    waited = plan.status == "approved" and "D11" in document["answers"]
    return left + timedelta(days=3 if waited else 0, minutes=plan.rng.randint(25, 58))


def _send_photos(stage: Stage, plan: Plan, visit: Visit, document: dict[str, Any]) -> None:
    profile = plan.place.profile
    look = Look.of(plan.place.code, profile.counters, profile.machines)
    for code, data in photographs.take(look, document, plan.started_at, plan.rng).items():
        name = sha256(data).hexdigest()
        photos.keep(stage.storage, visit.id, name, data, plan.started_at)
        document["answers"].setdefault(code, {})["photos"] = [name]


def _decide(stage: Stage, plan: Plan, visit: Visit, handed_in_at: datetime) -> None:
    if plan.status == "handed_in":
        return
    revision = newest_revision(stage.session, visit)
    assert revision is not None
    at = min(stage.now, handed_in_at + timedelta(hours=plan.rng.randint(3, 30)))
    if plan.status == "approved":
        approve(stage.session, visit, Word(revision.id, stage.reviewer, at))
        return
    said = phrases.sent_back(plan.shopper.language)
    questions = tuple({"question": code, "reason": reason} for code, reason in said.items() if code != "reason")
    send_back(stage.session, visit, Word(revision.id, stage.reviewer, at, said["reason"], questions))
