"""Drafting forms and publishing them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.advice import warnings
from forms.problems import Broken, Problem
from forms.reading import read_form

from .. import problems
from ..http import found
from ..people.actions import hold_scope
from ..programmes.models import Client
from . import library, trees
from .models import FormVersion


def check(source: str) -> dict[str, list[dict[str, str]]]:
    """What is wrong with a form's text, and, when nothing is, what its author should think about again."""
    try:
        tree = trees.read(source)
    except Broken as broken:
        return {"problems": as_places(broken.problems), "warnings": []}
    return {"problems": [], "warnings": advice(tree)}


def advice(tree: dict[str, Any]) -> list[dict[str, str]]:
    """The warnings about a form that is kept, as places."""
    return as_places(warnings(read_form(tree)))


def as_places(found: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems of the form language as they go over the wire."""
    return [{"path": place.path, "code": place.code, "message": place.message} for place in found]


def read_wanted(wanted: dict[str, str]) -> dict[str, Any]:
    """The tree of `{source}` or `{library}` (NewFormSchema); refused with every problem."""
    try:
        if "library" in wanted:
            return trees.keepable(library.tree_of(wanted["library"]))
        return trees.read(wanted["source"])
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))


def keep_draft(session: Session, client: Client, tree: dict[str, Any], by: int, at: datetime) -> FormVersion:
    """A draft of the form: in the place of the one there is, or numbered after the last published one."""
    same = FormVersion.client_id == client.id, FormVersion.code == tree["form"]
    hold_scope(session, client.scope)
    draft = session.scalar(select(FormVersion).where(*same, FormVersion.status == "draft").with_for_update())
    if draft is None:
        last = session.scalar(select(func.max(FormVersion.number)).where(*same)) or 0
        draft = FormVersion(client=client, code=tree["form"], number=last + 1, status="draft")
    draft.tree, draft.created_by, draft.created_at = tree, by, at
    session.add(draft)
    session.flush()
    return draft


def publish(session: Session, version: FormVersion, by: int, at: datetime) -> FormVersion:
    """Freeze a draft, so that visits can be made with it; refused with its problems if it has any."""
    _hold(session, version)
    _refuse_published(version, "Make a new draft of it.")
    try:
        read_form(version.tree)
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))
    version.status, version.published_by, version.published_at = "published", by, at
    session.flush()
    return version


def throw_away(session: Session, version: FormVersion) -> None:
    """Delete a draft. What is published stays."""
    _hold(session, version)
    _refuse_published(version, "Published versions stay.")
    session.delete(version)
    session.flush()


def _hold(session: Session, version: FormVersion) -> None:
    """Hold a version as it is now, until the request ends; 404 when somebody has just thrown it away."""
    same = select(FormVersion).where(FormVersion.id == version.id).with_for_update()
    found(session.scalar(same.execution_options(populate_existing=True)), "form", version.id)


def _refuse_published(version: FormVersion, cure: str) -> None:
    if version.status == "published":
        name = f"Version {version.number} of {version.code}"
        problems.refuse("wrong_state", what=name, state="published", cure=cure)
