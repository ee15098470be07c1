"""What to call the places that roles hold for."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..people.models import Scope
from .models import Branch, Client, Region


def list_titles(session: Session) -> list[dict[str, str]]:
    """Every scope with the names on the way to it: `{path, title}`, those above before those below."""
    names = {"": "Everything"}
    for model in (Client, Region, Branch):
        names |= {row.scope: row.name for row in session.execute(select(model.scope, model.name))}
    paths = session.scalars(select(Scope.path))
    return [{"path": path, "title": _title(path, names)} for path in sorted(paths, key=lambda path: path.split("/"))]


def _title(path: str, names: dict[str, str]) -> str:
    codes = path.split("/")
    above = ["/".join(codes[:depth]) for depth in range(1, len(codes) + 1)]
    return ", ".join(names.get(place, place) for place in above)
