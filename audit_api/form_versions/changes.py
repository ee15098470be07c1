"""What a version changed, from the one before it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.change_note import first_note, write_note
from forms.comparing import Change, compare
from forms.problems import Broken
from forms.reading import read_form, write_form

from . import trees
from .models import FormVersion
from .taxonomy.reading import taxonomies_for


def published_before(session: Session, version: FormVersion) -> FormVersion | None:
    """The newest published version of the same form that is older."""
    same = FormVersion.client_id == version.client_id, FormVersion.code == version.code
    older = select(FormVersion).where(*same, FormVersion.number < version.number, FormVersion.status == "published")
    return session.scalar(older.order_by(FormVersion.number.desc()).limit(1))


def between(older: FormVersion, newer: FormVersion) -> Sequence[Change]:
    """The changes; a default that is written out is none, unless one of the two is too broken to be read."""
    whole = _whole(older), _whole(newer)
    return compare(*whole) if whole[0] and whole[1] else compare(older.tree, newer.tree)


def draft_note(session: Session, version: FormVersion) -> str:
    """A note in English of what a form in order changed, or that it is the first version."""
    before = published_before(session, version)
    if before is None:
        return first_note(version.tree)
    return write_note(between(before, version), version.tree["languages"][0]) or "No change."


def _whole(version: FormVersion) -> Any:
    """The tree with every default left out, as JSON; None for a broken one."""
    try:
        return trees.plain(write_form(read_form(version.tree, taxonomies_for(version))))
    except Broken:
        return None
