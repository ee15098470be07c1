"""Where the migrations are, and how a server finds them."""

from pathlib import Path

import flask_migrate
from flask import Flask

from . import jobs
from .bundles import models as bundles
from .db import db, reading_only
from .dresses import models as dresses
from .form_versions import models as form_versions
from .improvement import models as improvement
from .people import models as people
from .programmes import models as programmes
from .reporting import models as reporting
from .review import models as review
from .review import rebuilding
from .roll_ups import models as roll_ups
from .submissions import models as submissions
from .trying import models as trying
from .visits import models as visits

TABLES = (
    *(people, programmes, form_versions, visits, submissions, roll_ups, review),
    *(dresses, improvement, reporting, jobs, bundles, trying),
)
"""Every module that declares tables: importing them is what makes them known."""

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def prepare(app: Flask) -> None:
    """Let Alembic see this app's database and tables."""
    flask_migrate.Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)


def upgrade(app: Flask, revision: str = "head") -> None:
    """Bring the tables to `revision`, the newest unless told otherwise; then add up visits from before roll-ups."""
    prepare(app)
    with app.app_context():
        flask_migrate.upgrade(directory=str(MIGRATIONS), revision=revision)
        if revision == "head":
            _add_up_old_visits()


def _add_up_old_visits() -> None:
    with reading_only():
        missing = rebuilding.is_missing(db.session())
        waves = rebuilding.waves_with_visits(db.session()) if missing else ()
        db.session.rollback()
    for wave in waves:
        rebuilding.rebuild(db.session(), wave)
    db.session.remove()
