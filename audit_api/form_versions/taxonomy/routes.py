"""A client's taxonomy: what its forms may be tagged with."""

from typing import Any

from sqlalchemy import select

from ...db import session
from ...http import ID, Blueprint, found
from ...people.access import MANAGERS, STAFF, allow, viewer
from ...programmes.models import Client
from ..models import TaxonomyItem
from . import actions, schemas

blp = Blueprint("taxonomy", __name__, url_prefix="/api", description="The words that a client's forms are tagged with")

ALL = f"/clients/<{ID}:client>/taxonomy"
ONE = f"{ALL}/<{ID}:item>"


def _client(number: int) -> Client:
    query = select(Client).where(Client.id == number, viewer().around(Client.scope, *STAFF, *MANAGERS))
    row: Client = found(session().scalar(query), "client", number)
    return row


def _item(client: Client, number: int) -> TaxonomyItem:
    query = select(TaxonomyItem).where(TaxonomyItem.id == number, TaxonomyItem.client_id == client.id)
    row: TaxonomyItem = found(session().scalar(query), "item", number)
    return row


@blp.route(ALL, methods=["GET"])
@allow(*STAFF, *MANAGERS)
@blp.response(200, schemas.FamilySchema(many=True))
@blp.alt_response(404, description="No such client")
def list_taxonomy(client: int) -> list[dict[str, Any]]:
    """Every family with its words: those that come with the product, and the client's own"""
    return actions.families(session(), _client(client))


@blp.route(ALL, methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewItemSchema)
@blp.response(201, schemas.OwnItemSchema)
@blp.alt_response(404, description="No such client")
@blp.alt_response(409, description="The family has this code already")
def add_taxonomy_item(given: dict[str, Any], client: int) -> dict[str, Any]:
    """Add a word of the client's own"""
    return actions.add_item(session(), _client(client), given)


@blp.route(ONE, methods=["PUT"])
@allow("admin")
@blp.arguments(schemas.ItemWordsSchema)
@blp.response(200, schemas.OwnItemSchema)
@blp.alt_response(404, description="No such item")
def change_taxonomy_item(given: dict[str, Any], client: int, item: int) -> dict[str, Any]:
    """Call one of the client's words otherwise; the code stays"""
    return actions.change_item(session(), _item(_client(client), item), given)


@blp.route(ONE, methods=["DELETE"])
@allow("admin")
@blp.response(204)
@blp.alt_response(404, description="No such item")
@blp.alt_response(409, description="A published form uses it")
def delete_taxonomy_item(client: int, item: int) -> None:
    """Delete one of the client's words, if no published form uses it"""
    row = _client(client)
    actions.delete_item(session(), row, _item(row, item))
