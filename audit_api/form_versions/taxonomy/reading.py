"""The words that a client's forms may be tagged with."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from forms.taxonomies import Item, Taxonomies, load

from ..models import FormVersion, TaxonomyItem


def taxonomies_of(session: Session, client: int) -> Taxonomies:
    """The taxonomies that come with the product, and the client's own items.

    Should a later product come with a code that the client has made, the product's own stands.
    """
    built_in = load()
    more: dict[str, list[Item]] = {}
    for row in own_items(session, client):
        if row.code not in built_in.families[row.family]:
            more.setdefault(row.family, []).append(Item(row.code, row.label, row.definition))
    return built_in.extend(more)


def taxonomies_for(version: FormVersion) -> Taxonomies:
    """Those of the client whose form it is."""
    session = object_session(version)
    if session is None:
        raise ValueError(f"form version {version.id} is in no session")
    return taxonomies_of(session, version.client_id)


def own_sins(session: Session, versions: Iterable[FormVersion]) -> dict[str, dict[str, dict[str, str]]]:
    """What the clients' own sins are called in each language, by the number of the form and the sin's code.

    Only forms that name such a sin are there: the product's own a phone knows by itself.
    """
    forms = {version.id: version for version in versions}
    clients = {version.client_id for version in forms.values()}
    query = select(TaxonomyItem).where(TaxonomyItem.client_id.in_(clients), TaxonomyItem.family == "sin")
    items = list(session.scalars(query)) if clients else []
    named = {number: {row.code: row.label for row in items if _names(form, row)} for number, form in forms.items()}
    return {str(number): labels for number, labels in named.items() if labels}


def _names(form: FormVersion, sin: TaxonomyItem) -> bool:
    sections = form.tree["sections"] if form.client_id == sin.client_id else ()
    return any(sin.code in question.get("sins", ()) for section in sections for question in section["questions"])


def own_items(session: Session, client: int) -> list[TaxonomyItem]:
    """The client's own items, in the order in which they were added."""
    query = select(TaxonomyItem).where(TaxonomyItem.client_id == client)
    return list(session.scalars(query.order_by(TaxonomyItem.id)))
