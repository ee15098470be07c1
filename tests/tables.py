"""A SQLite database with the tables of today, made by the migrations once and then copied."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from audit_api import create_app, migrating
from audit_api.config import Config
from audit_api.db import db


def lay_tables(folder: Path) -> None:
    """See to it that `folder` has what `shopper-audit db upgrade` leaves in an empty one: `audit.db`, with no rows."""
    at = folder / "audit.db"
    if not at.exists():
        at.write_bytes(_empty_database())


@cache
def _empty_database() -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        at = folder / "audit.db"
        app = create_app(Config(data=folder, database=f"sqlite:///{at}", photos=name, secret="only for tests"))
        migrating.upgrade(app)
        with app.app_context():
            # the last to close a database puts into it what was written beside it
            db.engine.dispose()
        return at.read_bytes()
