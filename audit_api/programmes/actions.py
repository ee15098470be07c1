"""Adding clients, regions, branches, programmes and waves, and changing them."""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from .. import problems
from ..db import Base
from ..people.access import EVERYTHING
from ..people.actions import hold_scope
from ..people.models import Scope
from .models import Branch, Client, Programme, Region, SurveyMean, Wave
from .positions import LIMITS, half

Row = TypeVar("Row", bound=Base)


def add_client(session: Session, wanted: dict[str, Any]) -> Client:
    """A new client as `wanted` says (NewClientSchema), and its scope."""
    hold_scope(session, EVERYTHING)
    path = _open_scope(session, wanted["code"], "The client")
    return _keep(session, Client(**wanted, scope=path), "The client")


def add_region(session: Session, client: Client, wanted: dict[str, Any]) -> Region:
    """A new region of `client` (NewRegionSchema), and its scope."""
    hold_scope(session, client.scope)
    _refuse_taken(session, Region.code, wanted["code"], Region.client_id == client.id, "The region")
    path = _open_scope(session, f"{client.scope}/{wanted['code']}", "The region")
    return _keep(session, Region(**wanted, client=client, scope=path), "The region")


def add_branch(session: Session, client: Client, wanted: dict[str, Any]) -> Branch:
    """A new branch of `client` (NewBranchSchema), and its scope below its region's."""
    hold_scope(session, client.scope)
    _refuse_taken(session, Branch.code, wanted["code"], Branch.client_id == client.id, "The branch")
    region = _region_of(session, client.id, wanted["region"])
    path = _open_scope(session, f"{region.scope}/{wanted['code']}", "The branch")
    row = Branch(**{**wanted, "region": region}, client=client, scope=path)
    return _keep(session, row, "The branch")


def change_branch(session: Session, branch: Branch, changes: dict[str, Any]) -> Branch:
    """Change what `changes` names (BranchChangesSchema). In another region, its scope and grants move along."""
    _refuse_half_a_position({name: getattr(branch, name) for name in LIMITS} | changes)
    if "region" in changes:
        hold_scope(session, branch.client.scope)
        session.refresh(branch)
    for key in changes.keys() - {"region"}:
        setattr(branch, key, changes[key])
    if "region" in changes:
        move_branch(session, branch, _region_of(session, branch.client_id, changes["region"]))
    return branch


def move_branch(session: Session, branch: Branch, region: Region) -> None:
    """Put a branch under `region`; the database carries its new path to everything that points there."""
    path = f"{region.scope}/{branch.code}"
    if path == branch.scope:
        return
    branch.region = region
    session.flush()
    move = update(Scope).where(Scope.path == branch.scope).values(path=path)
    session.execute(move.execution_options(synchronize_session=False))
    session.expire_all()


def add_programme(session: Session, client: Client, wanted: dict[str, Any]) -> Programme:
    """A new programme of `client` (NewProgrammeSchema)."""
    hold_scope(session, client.scope)
    _refuse_taken(session, Programme.code, wanted["code"], Programme.client_id == client.id, "The programme")
    return _keep(session, Programme(**wanted, client=client), "The programme")


def add_wave(session: Session, programme: Programme, wanted: dict[str, Any]) -> Wave:
    """A new wave of `programme` (NewWaveSchema)."""
    hold_scope(session, programme.client.scope)
    _refuse_taken(session, Wave.code, wanted["code"], Wave.programme_id == programme.id, "The wave")
    return _keep(session, Wave(**wanted, programme=programme), "The wave")


def change_wave(wave: Wave, changes: dict[str, Any]) -> Wave:
    """Change what `changes` names (WaveChangesSchema); a wave never ends before it starts."""
    starts, ends = changes.get("starts_on", wave.starts_on), changes.get("ends_on", wave.ends_on)
    if ends < starts:
        message = f"{ends} is before the wave starts, {starts}. Choose a later day."
        problems.refuse_place("ends_on", "bad_value", message)
    return change(wave, changes)


def forget_survey(session: Session, wave: Wave) -> None:
    """Delete what customers said of a wave."""
    session.execute(delete(SurveyMean).where(SurveyMean.wave_id == wave.id))


def change(row: Row, changes: dict[str, Any]) -> Row:
    """Set what `changes` names."""
    for key, value in changes.items():
        setattr(row, key, value)
    return row


def _refuse_half_a_position(columns: dict[str, Any]) -> None:
    if lacking := half(columns):
        problems.refuse_place(lacking[0], "missing", lacking[1])


def _refuse_taken(
    session: Session, column: InstrumentedAttribute[str], code: str, among: ColumnElement[bool], what: str
) -> None:
    if session.scalar(select(column).where(func.lower(column) == code.lower(), among)) is not None:
        problems.refuse("taken", what=what, which=code, field="code")


def _open_scope(session: Session, path: str, what: str) -> str:
    """A new scope; refused when there is one that differs at most in case."""
    if session.scalar(select(Scope.path).where(func.lower(Scope.path) == path.lower())) is not None:
        problems.refuse("taken", what=what, which=path.rpartition("/")[2], field="code")
    return _keep(session, Scope(path=path), what).path


def _keep(session: Session, row: Row, what: str) -> Row:
    """Write a new row now; somebody who took its code at the same moment was first."""
    session.add(row)
    try:
        session.flush()
    except IntegrityError:
        which = getattr(row, "code", "")
        problems.refuse("taken", what=what, which=which, field="code")
    return row


def _region_of(session: Session, client_id: int, number: int) -> Region:
    region = session.get(Region, number)
    if region is None or region.client_id != client_id:
        message = f"{number} is no region of this client. Choose one of its regions."
        problems.refuse_place("region", "unknown", message)
    return region
