"""Asking for bundles, and throwing them away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import problems
from ..jobs import Job, ask
from ..people.access import Viewer
from ..programmes.models import Branch
from ..results import reading
from .models import Bundle
from .order import Order, branches_to_report

MAKING, SWEEPING = "bundle", "bundle_sweep"
"""The kinds of jobs: a turn of making one, and removing one."""

MOST = 20
"""A person's bundles at the same time."""


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for: a wave, a region or all of their branches, how to write it, and for how long."""

    wave: int
    region: int | None
    format: Any
    language: Any
    days: timedelta


def ask_for(session: Session, viewer: Viewer, wanted: Wanted, at: datetime) -> Bundle:
    """A bundle of the viewer's own branches, asked for `at`. Refused: nothing to report, too many."""
    count = session.scalar(select(func.count()).where(Bundle.asked_by == viewer.user_id)) or 0
    if count >= MOST:
        problems.refuse("too_many", what="bundles", count=count, cure="Delete one first.")
    where = [viewer.within(Branch.scope, *reading.SEEING)]
    if wanted.region is not None:
        where.append(Branch.region_id == wanted.region)
    branches = branches_to_report(session, wanted.wave, *where)
    if not branches:
        problems.refuse("no_figures", which="this region" if wanted.region else "this wave")
    order = Order(wanted.wave, branches, wanted.language, at)
    bundle = Bundle(
        id=str(uuid4()),
        asked_by=viewer.user_id,
        wave_id=wanted.wave,
        region_id=wanted.region,
        format=wanted.format,
        order=order.as_tree(),
        asked_at=at,
        kept_until=at + wanted.days,
    )
    bundle.job = next_turn(session, bundle.id, 1, at)
    ask(session, SWEEPING, {"bundle": bundle.id}, bundle.kept_until)
    session.add(bundle)
    session.flush()
    return bundle


def next_turn(session: Session, bundle: str, turn: int, at: datetime) -> Job:
    """Ask for a turn of work on a bundle: what is asked for meanwhile comes in between."""
    return ask(session, MAKING, {"bundle": bundle, "turn": turn}, at)


def throw_away(session: Session, bundle: Bundle, at: datetime) -> None:
    """Stop making it, or forget what was made; its file is removed outside of the request."""
    session.delete(bundle)
    ask(session, SWEEPING, {"bundle": bundle.id}, at)
    session.flush()
