"""What a new draft begins with: a text, a ready-made form, a copy, or almost nothing."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from forms.problems import Broken
from forms.taxonomies import Taxonomies

from .. import problems
from ..http import found
from . import library, trees
from .judging import as_places, judge
from .models import FormVersion

EMPTY_KEYS = ("form", "title", "languages")


@dataclass(frozen=True)
class Beginning:
    """The tree of a new draft, which need not be in order yet, and the published version it is a copy of."""

    tree: dict[str, Any]
    based_on: int | None = None


def read_beginning(session: Session, wanted: dict[str, Any], taxonomies: Taxonomies) -> Beginning:
    """The beginning that `wanted` (NewFormSchema) asks for; a text is refused with every problem it has."""
    if "copy" in wanted:
        return _copy(session, wanted)
    if "empty" in wanted:
        return Beginning(_empty(wanted["empty"], taxonomies))
    try:
        if "library" in wanted:
            return Beginning(trees.keepable(library.tree_of(wanted["library"])))
        return Beginning(trees.read(wanted["source"], taxonomies))
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))


def _copy(session: Session, wanted: dict[str, Any]) -> Beginning:
    row: FormVersion = found(session.get(FormVersion, wanted["copy"]), "form", wanted["copy"])
    tree = {**row.tree, "form": wanted.get("code", row.code)}
    return Beginning(tree, row.id if row.status == "published" else row.based_on)


def _empty(wanted: dict[str, Any], taxonomies: Taxonomies) -> dict[str, Any]:
    tree = {**wanted, "channel": "in_person", "sections": []}
    wrong = [place for place in judge(tree, taxonomies)["problems"] if place["path"].startswith(EMPTY_KEYS)]
    if wrong:
        problems.refuse_places({**place, "path": f"empty.{place['path']}"} for place in wrong)
    return tree
