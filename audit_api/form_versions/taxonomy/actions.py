"""Adding a client's own items, naming them anew, and deleting those that nothing rests on."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition import TAG_FAMILIES
from forms.taxonomies import FAMILIES, OPEN_FAMILIES, load

from ... import problems
from ...people.actions import hold_scope
from ...programmes.models import Client
from ..models import FormVersion, TaxonomyItem
from .reading import own_items

FAULTS: Mapping[str, str] = {"sin": "sins", "calamity": "calamities"}
"""Where a question names its faults."""


def families(session: Session, client: Client) -> list[dict[str, Any]]:
    """FamilySchema of each family: the product's items first, then the client's own."""
    own, used = own_items(session, client.id), _used(session, client.id)
    told: dict[str, list[dict[str, Any]]] = {family: [] for family in FAMILIES}
    for family, items in load().families.items():
        told[family] += [
            {"id": None, "code": code, "label": item.label, "definition": item.definition, "used": used[family, code]}
            for code, item in items.items()
        ]
    for row in own:
        told[row.family].append(_told(row, used))
    return [{"family": family, "open": family in OPEN_FAMILIES, "items": items} for family, items in told.items()]


def add_item(session: Session, client: Client, wanted: dict[str, Any]) -> dict[str, Any]:
    """A new item of the client's own (NewItemSchema); refused when its family has the code already."""
    hold_scope(session, client.scope)
    family, code = wanted["family"], wanted["code"]
    same = {row.code for row in own_items(session, client.id) if row.family == family}
    if code in same or code in load().codes(family):
        problems.refuse("taken", what=f"The {family}", which=code, field="code")
    row = TaxonomyItem(client_id=client.id, **wanted)
    session.add(row)
    session.flush()
    return _told(row, Counter())


def change_item(session: Session, row: TaxonomyItem, wanted: dict[str, Any]) -> dict[str, Any]:
    """The item under other words (ItemWordsSchema); its code stays, for forms and scores name it."""
    row.label, row.definition = wanted["label"], wanted["definition"]
    session.flush()
    return _told(row, _used(session, row.client_id))


def delete_item(session: Session, client: Client, row: TaxonomyItem) -> None:
    """Delete an item; refused as long as a published form uses it."""
    hold_scope(session, client.scope)
    if _used(session, client.id)[row.family, row.code]:
        cure = "A published form names it. Change its label instead."
        problems.refuse("in_use", what=f"The {row.family}", which=row.code, cure=cure)
    session.delete(row)
    session.flush()


def _told(row: TaxonomyItem, used: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    kept = {key: getattr(row, key) for key in ("id", "family", "code", "label", "definition")}
    return {**kept, "used": used.get((row.family, row.code), 0)}


def _used(session: Session, client: int) -> Counter[tuple[str, str]]:
    """How many published forms use each item; versions of one form are one."""
    query = select(FormVersion).where(FormVersion.client_id == client, FormVersion.status == "published")
    places = {(version.code, tag) for version in session.scalars(query) for tag in _tags(version.tree)}
    return Counter(tag for _, tag in places)


def _tags(tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for question in (question for section in tree["sections"] for question in section["questions"]):
        tags = question.get("tags", {})
        yield from ((family, tags[family]) for family in TAG_FAMILIES if family in tags)
        yield from ((family, code) for family, key in FAULTS.items() for code in question.get(key, ()))
    yield from (("basis", standard["basis"]) for standard in tree.get("standards", ()) if "basis" in standard)
