"""An installation to harm and to check."""

from pathlib import Path

from audit_api import create_app
from audit_api.config import Config
from audit_api.db import db, now
from audit_api.http import Server
from tests import build, filling, small
from tests.tables import lay_tables

from .commands import Done, run_here


class Installation:
    """A server's folder with one visit in each state that has hand-ins, each with a photo."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder, self.settings = folder, settings
        self.photo = filling.photo()
        self.sha256 = filling.name_of(self.photo)
        database = f"sqlite:///{folder / 'audit.db'}"
        store = settings.get("PHOTO_STORE", str(folder / "photos"))
        lay_tables(folder)
        self.app: Server = create_app(Config(data=folder, database=database, photos=store, secret="only for tests"))
        self.waiting, self.approved, self.assigned = self._visits()

    def _visits(self) -> tuple[str, str, str]:
        with self.app.app_context():
            at, wave, shopper = build.branch(), build.wave(), build.person("shopper")
            answers = small.answers()
            answers["answers"]["A1"]["photos"] = [self.sha256]
            rows = [build.handed_in(answers, at=at, during=wave, shopper=shopper) for _ in range(2)]
            build.approve(rows[1])
            waiting, approved = (row.submission.visit_id for row in rows)
            for visit in (waiting, approved):
                build.photo(self.app, visit, self.photo, now())
            assigned = build.visit(at, wave, build.form_version(small.FORM), shopper).id
            db.session.commit()
        return waiting, approved, assigned

    def change(self, *statements: object) -> None:
        """Do what no server does: write to the database behind its back."""
        with self.app.app_context():
            for statement in statements:
                db.session.execute(statement)  # type: ignore[call-overload]
            db.session.commit()
            db.engine.dispose()

    def file(self, visit: str, ending: str = "") -> Path:
        """Where the photo of a visit is kept."""
        return self.folder / "photos/visits" / visit / f"{self.sha256}{ending}"

    def fsck(self, *options: str) -> Done:
        """Run the command on it."""
        with self.app.app_context():
            db.engine.dispose()
        return run_here(self.folder, "fsck", *options, **self.settings)
