"""A client's choices as what a report wears."""

from typing import Any

from sqlalchemy.orm import Session

from reports.data import Dress, Language
from reports.palette import code_of, contrast, palette
from reports.style import WHITE

from ..programmes.models import Client
from ..storage import Storage
from . import logos
from .models import LOOK, ClientDress


def dress_of(session: Session, storage: Storage, client: int) -> Dress:
    """What the reports of a client wear."""
    chosen = session.get(ClientDress, client)
    return LOOK if chosen is None else worn(storage, client, as_tree(chosen))


def worn(storage: Storage, client: int, chosen: dict[str, Any]) -> Dress:
    """The same from choices (NewDressSchema) that may not be kept yet."""
    logo = logos.printed(storage, client, chosen["logo"]) if chosen["logo"] else None
    return Dress(chosen["name"], chosen["accent"], logo, chosen["cover"], frozenset(chosen["left_out"]))


def language_of(session: Session, client: int, otherwise: Language = "en") -> Language:
    """The language that a client chose for its reports, if it did."""
    chosen = session.get(ClientDress, client)
    language: Language = (chosen.language if chosen else None) or otherwise  # type: ignore[assignment]
    return language


def as_tree(chosen: ClientDress) -> dict[str, Any]:
    """NewDressSchema of what is kept."""
    return {name: getattr(chosen, name) for name in ("name", "accent", "logo", "cover", "left_out", "language")}


def shown(client: Client, chosen: ClientDress) -> dict[str, Any]:
    """DressSchema of what is kept for a client, or would be."""
    return {
        **as_tree(chosen),
        "shown_name": chosen.name or client.name,
        "colours": printed_accent(chosen.accent),
    }


def printed_accent(accent: str) -> dict[str, Any]:
    """PrintedAccentSchema of a colour given as "#rrggbb"."""
    colours = palette(accent)
    return {
        "accent": accent,
        "printed": code_of(colours.accent),
        "alert": code_of(colours.alert),
        "contrast": round(contrast(colours.accent, WHITE), 2),
        "change": colours.change,
    }
