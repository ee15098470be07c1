"""Assigning visits, changing them, and moving them along their life."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import problems
from ..form_versions.models import FormVersion
from ..http import found
from ..people.access import Viewer
from ..people.models import User
from ..programmes.models import Branch, Wave
from .models import Visit, VisitStatus

NEXT: Mapping[VisitStatus, tuple[VisitStatus, ...]] = {
    "cancelled": (),
    "assigned": ("started", "handed_in", "cancelled"),
    "started": ("handed_in", "cancelled"),
    "sent_back": ("handed_in", "cancelled"),
    "handed_in": ("sent_back", "approved"),
    "approved": (),
}
"""Where a visit may go from where it is. A phone without a network hands in what it never said it started."""

STATES: Mapping[VisitStatus, str] = {
    "cancelled": "cancelled",
    "assigned": "not started yet",
    "started": "being made",
    "sent_back": "sent back to the shopper",
    "handed_in": "handed in already",
    "approved": "approved already",
}


def move(visit: Visit, to: VisitStatus, cure: str = "Open it again to see where it stands.") -> None:
    """Take a visit one step along its life; 409 `wrong_state` when the step does not exist."""
    if to not in NEXT[visit.status]:
        problems.refuse("wrong_state", what=f"Visit {visit.reference}", state=STATES[visit.status], cure=cure)
    visit.status = to


def assign(session: Session, viewer: Viewer, wanted: Mapping[str, Any], at: datetime) -> Visit:
    """A new visit as `wanted` says (NewVisitSchema); 422 with every place that does not fit."""
    branch = _own_branch(session, viewer, wanted["branch"])
    wave, form = session.get(Wave, wanted["wave"]), session.get(FormVersion, wanted["form"])
    shopper = session.get(User, wanted["shopper"])
    window = wanted["window_from"], wanted["window_to"]
    wrong = [*_branch_problems(branch), *_wave_problems(branch, wave), *_form_problems(branch, form)]
    wrong += [*_shopper_problems(branch, shopper), *_window_problems(wave, *window)]
    if wrong:
        problems.refuse_places(wrong)
    visit = Visit(
        id=str(uuid.uuid4()),
        wave_id=wanted["wave"],
        branch=branch,
        number=_next_number(session, wanted["wave"], branch.id),
        form_version_id=wanted["form"],
        shopper_id=wanted["shopper"],
        window_from=window[0],
        window_to=window[1],
        **_fee_columns(wanted.get("fee")),
        created_at=at,
        created_by=viewer.user_id,
    )
    session.add(visit)
    session.flush()
    return visit


def change(session: Session, visit: Visit, changes: Mapping[str, Any]) -> None:
    """Change what `changes` names (VisitChangesSchema): the fee until it is approved, the rest until it begins."""
    before_it_begins = changes.keys() - {"fee"}
    if visit.status == "approved" or (before_it_begins and visit.status != "assigned"):
        cure = "Shopper and window change before it begins, the fee until it is approved."
        problems.refuse("wrong_state", what=f"Visit {visit.reference}", state=STATES[visit.status], cure=cure)
    if before_it_begins:
        _change_who_and_when(session, visit, changes)
    if "fee" in changes:
        for column, value in _fee_columns(changes["fee"]).items():
            setattr(visit, column, value)


def _change_who_and_when(session: Session, visit: Visit, changes: Mapping[str, Any]) -> None:
    shopper = session.get(User, changes.get("shopper", visit.shopper_id))
    window = changes.get("window_from", visit.window_from), changes.get("window_to", visit.window_to)
    wrong = _shopper_problems(visit.branch, shopper) + _window_problems(visit.wave, *window)
    if wrong or shopper is None:
        problems.refuse_places(wrong)
    visit.shopper = shopper
    visit.window_from, visit.window_to = window


def _fee_columns(fee: Mapping[str, Any] | None) -> dict[str, Any]:
    return {"fee": fee and fee["amount"], "fee_currency": fee and fee["currency"]}


def cancel(visit: Visit, reason: str) -> None:
    """End a visit that will not be made."""
    move(visit, "cancelled", cure="Only a visit that was not handed in can be cancelled.")
    visit.cancel_reason = reason


def start(visit: Visit, told: Mapping[str, Any], at: datetime) -> None:
    """Note when the shopper began (StartSchema). Safe to repeat: the first time counts, and it is never after `at`."""
    if visit.started_at is None:
        move(visit, "started", cure="Speak to your scheduler.")
        visit.started_at = min(told["started_at"], at)
        visit.clock_offset_ms = clock_offset_ms(told["sent_at"], at)


def clock_offset_ms(sent_at: datetime | None, at: datetime) -> int | None:
    """How far the server's clock was ahead of the phone's, which showed `sent_at` when the server's showed `at`."""
    return None if sent_at is None else (at - sent_at) // timedelta(milliseconds=1)


def _own_branch(session: Session, viewer: Viewer, number: int) -> Branch:
    """The branch, held so that two schedulers never give out the same number."""
    branch: Branch = found(session.get(Branch, number, with_for_update=True), "branch", number)
    if not viewer.may(branch.scope, "admin", "scheduler"):
        found(None, "branch", number)
    return branch


def _next_number(session: Session, wave: int, branch: int) -> int:
    used = select(func.max(Visit.number)).where(Visit.wave_id == wave, Visit.branch_id == branch)
    return (session.scalar(used) or 0) + 1


def _place(path: str, code: str, message: str) -> list[dict[str, str]]:
    return [{"path": path, "code": code, "message": message}]


def _branch_problems(branch: Branch) -> list[dict[str, str]]:
    if branch.open:
        return []
    return _place("branch", "closed", f"Branch {branch.code} is closed. Choose one that is open.")


def _wave_problems(branch: Branch, wave: Wave | None) -> list[dict[str, str]]:
    if wave is None or wave.programme.client_id != branch.client_id:
        return _place("wave", "unknown", f"This wave is none of {branch.client.name}'s. Choose one of theirs.")
    return []


def _form_problems(branch: Branch, form: FormVersion | None) -> list[dict[str, str]]:
    if form is None or form.client_id != branch.client_id:
        return _place("form", "unknown", f"This form is none of {branch.client.name}'s. Choose one of theirs.")
    if form.status != "published":
        return _place("form", "draft", f"Form {form.code}, number {form.number}, is a draft. Publish it first.")
    return []


def _shopper_problems(branch: Branch, shopper: User | None) -> list[dict[str, str]]:
    if shopper is None or not shopper.active:
        return _place("shopper", "unknown", "There is no such active person. Choose another shopper.")
    grants = tuple((grant.role, grant.scope) for grant in shopper.grants)
    if not Viewer(shopper.id, grants).may(branch.scope, "shopper"):
        message = f"{shopper.name} is no shopper for branch {branch.code}. Choose one who is, or give them the role."
        return _place("shopper", "not_a_shopper", message)
    return []


def _window_problems(wave: Wave | None, window_from: date, window_to: date) -> list[dict[str, str]]:
    if window_from > window_to:
        message = f"{window_to} is before {window_from}. Give a last day that is not before the first."
        return _place("window_to", "too_early", message)
    if wave is None:
        return []
    days = {"window_from": window_from, "window_to": window_to}
    cure = f"is outside of wave {wave.code}, {wave.starts_on} to {wave.ends_on}. Choose a day within it."
    outside = [path for path, day in days.items() if not wave.starts_on <= day <= wave.ends_on]
    return [place for path in outside for place in _place(path, "outside_wave", f"{days[path]} {cure}")]
