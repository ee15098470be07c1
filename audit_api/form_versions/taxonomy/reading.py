"""The words that a client's forms may be tagged with."""

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


def own_items(session: Session, client: int) -> list[TaxonomyItem]:
    """The client's own items, in the order in which they were added."""
    query = select(TaxonomyItem).where(TaxonomyItem.client_id == client)
    return list(session.scalars(query.order_by(TaxonomyItem.id)))
