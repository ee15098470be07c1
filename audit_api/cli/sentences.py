"""What went wrong with a command, as one sentence."""

import os
import re

UNUSABLE, REFUSED = 2, 1
"""Exit codes: what the command was given cannot be used; it was understood, and the answer is no."""


def sentence(error: Exception) -> tuple[str, int]:
    """The sentence for standard error and the exit code. Libraries are loaded only to tell their own errors."""
    for told in (_setting, _refusal, _database, _store, _system):
        said = told(error)
        if said is not None:
            return said
    words = " ".join(str(error).split())
    return f"A mistake in the program stopped this ({type(error).__name__}: {words}). Please report it.", REFUSED


def _setting(error: Exception) -> tuple[str, int] | None:
    from ..config import BadSetting

    return (str(error), UNUSABLE) if isinstance(error, BadSetting) else None


def _refusal(error: Exception) -> tuple[str, int] | None:
    from ..problems import Refusal

    if not isinstance(error, Refusal):
        return None
    places = [f"{place['path']}: {place['message']}" for place in error.places]
    return " ".join(places) or str(error.description), REFUSED


def _database(error: Exception) -> tuple[str, int] | None:
    from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

    if isinstance(error, DBAPIError):
        words = " ".join(str(error.orig).split()).rstrip(".?")
        lacks = re.search(r"no such (table|column)|(relation|column) .* does not exist", words)
        cure = "Run `shopper-audit db upgrade` first" if lacks else "Check DATABASE_URL, and that it runs"
        return f"The database cannot be used: {words}. {cure}.", UNUSABLE
    if isinstance(error, ArgumentError | NoSuchModuleError):
        return "DATABASE_URL: this is no address of a database. Give sqlite:///FILE or postgresql://...", UNUSABLE
    return None


def _store(error: Exception) -> tuple[str, int] | None:
    from obstore.exceptions import BaseError

    if not isinstance(error, BaseError):
        return None
    first = str(error).partition("\n")[0].rstrip(".")
    return f"The photo store cannot be used: {first}. Check PHOTO_STORE and the AWS_* settings.", UNUSABLE


def _system(error: Exception) -> tuple[str, int] | None:
    if not isinstance(error, OSError):
        return None
    reason = os.strerror(error.errno) if error.errno else str(error)
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{reason}.", UNUSABLE
