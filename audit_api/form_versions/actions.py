"""Drafting forms, saving them, and publishing them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.problems import Broken, show
from forms.reading import FORM_CODE
from forms.taxonomies import Taxonomies

from .. import problems
from ..http import found
from ..people.actions import hold_scope
from ..programmes.models import Client
from . import changes, trees
from .beginnings import Beginning
from .hashing import sha256_of
from .judging import Judgement, as_places, judge
from .models import FormVersion
from .taxonomy.reading import taxonomies_for


@dataclass(frozen=True)
class Stamp:
    """Who does something, and when."""

    by: int
    at: datetime


def check(source: str, taxonomies: Taxonomies) -> Judgement:
    """What is wrong with a form's text, and, when nothing is, what its author should think about again."""
    try:
        return judge(trees.read(source, taxonomies), taxonomies)
    except Broken as broken:
        return {"problems": as_places(broken.problems), "warnings": [], "wording": []}


def judged(version: FormVersion) -> Judgement:
    """What is to be said about a version as it is kept; of a published one, the warnings only."""
    judgement = judge(version.tree, taxonomies_for(version), version.code)
    if version.status == "published":
        return {"problems": [], "warnings": judgement["warnings"], "wording": []}
    return judgement


def start_draft(session: Session, client: Client, beginning: Beginning, stamp: Stamp) -> FormVersion:
    """A draft, numbered after the last version of its code; refused when there is a draft of that code already."""
    code = _code_of(beginning.tree)
    same = FormVersion.client_id == client.id, FormVersion.code == code
    hold_scope(session, client.scope)
    newest = session.scalar(select(FormVersion).where(*same).order_by(FormVersion.number.desc()).limit(1))
    if newest and newest.status == "draft":
        problems.refuse("draft_exists", data={"draft": newest.id}, which=code)
    draft = FormVersion(client=client, code=code, number=newest.number + 1 if newest else 1, tree=beginning.tree)
    draft.based_on = beginning.based_on or (newest.id if newest else None)
    draft.created_by = draft.changed_by = stamp.by
    draft.created_at = draft.changed_at = stamp.at
    session.add(draft)
    session.flush()
    return draft


def save_draft(session: Session, version: FormVersion, saving: dict[str, Any], stamp: Stamp) -> FormVersion:
    """Keep the tree of `saving` (SavingSchema) in place of the draft's; refused unless its revision is the kept one."""
    places = as_places(trees.unkeepable_texts(saving["tree"], "tree"))
    if places:
        problems.refuse_places(places)
    _hold(session, version)
    _refuse_published(version, "Make a new draft of it.")
    _refuse_stale(version, saving["revision"])
    version.tree, version.revision = saving["tree"], version.revision + 1
    version.changed_by, version.changed_at = stamp.by, stamp.at
    session.flush()
    session.refresh(version, ["changer"])
    return version


def publish(session: Session, version: FormVersion, publishing: dict[str, Any], stamp: Stamp) -> FormVersion:
    """Freeze a draft with its note (PublishingSchema), so that visits can be made with it.

    A blank note is written from what changed. Refused with its problems if it has any, and when it is not at the
    revision that was looked at.
    """
    # Nobody deletes a word of the client's meanwhile.
    hold_scope(session, version.client.scope)
    _hold(session, version)
    _refuse_published(version, "Make a new draft of it.")
    _refuse_stale(version, publishing["revision"])
    if places := judged(version)["problems"]:
        problems.refuse_places(places)
    note = publishing["note"].strip() or changes.draft_note(session, version)
    version.status, version.published_by, version.published_at = "published", stamp.by, stamp.at
    version.note, version.sha256 = note, sha256_of(version.tree)
    session.flush()
    return version


def throw_away(session: Session, version: FormVersion) -> None:
    """Delete a draft. What is published stays."""
    _hold(session, version)
    _refuse_published(version, "Published versions stay.")
    session.delete(version)
    session.flush()


def hold_at(session: Session, version: FormVersion, revision: int) -> None:
    """Hold a version until the request ends; refused unless `revision` is the kept one."""
    _hold(session, version)
    _refuse_stale(version, revision)


def _code_of(tree: dict[str, Any]) -> str:
    code = tree.get("form")
    if not isinstance(code, str) or not FORM_CODE.pattern.fullmatch(code):
        message = f"{show(code)} is no code for a form. Use {FORM_CODE.words}."
        problems.refuse_place("form", "bad_code", message)
    return code


def _hold(session: Session, version: FormVersion) -> None:
    """Hold a version as it is now, until the request ends; 404 when somebody has just thrown it away."""
    same = select(FormVersion).where(FormVersion.id == version.id).with_for_update()
    found(session.scalar(same.execution_options(populate_existing=True)), "form", version.id)


def _refuse_published(version: FormVersion, cure: str) -> None:
    if version.status == "published":
        name = f"Version {version.number} of {version.code}"
        problems.refuse("wrong_state", what=name, state="published", cure=cure)


def _refuse_stale(version: FormVersion, revision: int) -> None:
    if version.revision != revision:
        who, at = version.changer.name, version.changed_at
        data = {"revision": version.revision, "changed_at": at.isoformat(), "changed_by": who}
        what = f"Saved by {who} on {at:%Y-%m-%d at %H:%M} UTC, the draft of {version.code}"
        problems.refuse("changed_meanwhile", data=data, what=what)
