"""Who signed the standards of a form off, and in which words they stood then."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from forms.unchecked import maps

from ... import problems
from ...db import now, session
from ...http import ID, Blueprint, found
from ...people.access import MANAGERS, STAFF, allow, viewer
from .. import actions, seeing
from ..models import FormVersion, SignOff
from . import schemas

blp = Blueprint("sign_offs", __name__, url_prefix="/api", description="Who signed the standards of a form off")

ALL = f"/forms/<{ID}:form>/sign-offs"


def _of(version: FormVersion) -> Select[SignOff]:
    """The sign-offs of a form, whichever its version: the newest first."""
    same = SignOff.client_id == version.client_id, SignOff.form == version.code
    return select(SignOff).options(joinedload(SignOff.recorder)).where(*same).order_by(SignOff.id.desc())


@blp.route(ALL, methods=["GET"])
@allow(*STAFF, *MANAGERS)
@blp.response(200, schemas.SignOffSchema(many=True))
@blp.alt_response(404, description="No such form")
def list_sign_offs(form: int) -> list[SignOff]:
    """Who signed which standard of a form, the newest first; for all but admins, only those that it still has"""
    version = seeing.form(session(), viewer(), form)
    signed = session().scalars(_of(version))
    if viewer().may(version.client.scope, "admin"):
        return list(signed)
    return [one for one in signed if one.wording in _standards(version)]


@blp.route(ALL, methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewSignOffSchema)
@blp.response(201, schemas.SignOffSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(409, description="The form was saved meanwhile; `data` says by whom and when")
@blp.alt_response(422, description="The form has no such standard")
def sign_standard_off(given: dict[str, Any], form: int) -> SignOff:
    """Record who signed a standard as it stands now"""
    version = seeing.form(session(), viewer(), form)
    actions.hold_at(session(), version, given.pop("revision"))
    _refuse_future(given["signed_on"])
    row = SignOff(client_id=version.client_id, form=version.code, wording=_wording(version, given["standard"]), **given)
    row.recorded_by, row.recorded_at = viewer().user_id, now()
    session().add(row)
    session().flush()
    return row


@blp.route(f"{ALL}/<{ID}:sign_off>", methods=["DELETE"])
@allow("admin")
@blp.response(204)
@blp.alt_response(404, description="No such form or sign-off")
def delete_sign_off(form: int, sign_off: int) -> None:
    """Take back a sign-off that was recorded by mistake"""
    query = _of(seeing.form(session(), viewer(), form)).where(SignOff.id == sign_off)
    session().delete(found(session().scalar(query), "sign-off", sign_off))


def _standards(version: FormVersion) -> list[dict[str, Any]]:
    """Those of the form as it is kept, which may be an unfinished draft."""
    return [dict(standard) for _, standard in maps(version.tree, "standards")]


def _wording(version: FormVersion, code: str) -> dict[str, Any]:
    wording = next((one for one in _standards(version) if one.get("standard") == code), None)
    if wording is None:
        message = f"{version.code} has no standard {code!r} now. Save the form first, or choose one that it has."
        problems.refuse_place("standard", "unknown", message)
    return wording


def _refuse_future(day: date) -> None:
    # where the signer is, it may be tomorrow already
    if day > now().date() + timedelta(days=1):
        problems.refuse_place("signed_on", "bad_value", f"{day} is in the future. Give the day on which it was signed.")
