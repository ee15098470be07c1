"""Whether the database agrees with itself and with the photo store, visit by visit, in little memory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import null, select, text
from sqlalchemy.orm import Session

from ..form_versions.hashing import sha256_of
from ..form_versions.models import FormVersion
from ..programmes.models import Branch, Wave
from ..storage import Storage
from ..submissions import kept_photos
from ..submissions.models import HeldHandIn, Photo, Revision, Submission
from ..visits.models import FILLABLE, Visit
from . import life_of_visits
from .life_of_visits import KeptRevision, Life
from .models import Decision

AT_ONCE = 100
"""Visits that are in memory together."""

Rows = Sequence[Any]
"""Rows of a query, each beginning with the visit that it is of."""


@dataclass
class Tally:
    """How much was looked at. `held`: hand-ins that wait for photos; `left`: those whose visit went on without them."""

    visits: int = 0
    submissions: int = 0
    held: int = 0
    left: int = 0
    photos: kept_photos.Tally = field(default_factory=kept_photos.Tally)


def _of_visits(rows: Rows) -> defaultdict[str, list[Any]]:
    """Rows by the visit that stands first in each, in their order."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


@dataclass(frozen=True)
class Check:
    """A look at everything; `deep` reads each photo and each document too. It may run beside a server."""

    session: Session
    storage: Storage
    deep: bool
    tally: Tally = field(default_factory=Tally)

    def faults(self) -> Iterator[list[str]]:
        """What is missing or wrong: a list of sentences for each visit, empty where all is well."""
        if broken := self._of_database():
            yield broken
            return
        yield from self._of_forms()
        last = ""
        while ids := self._next_ids(last):
            last = ids[-1]
            for life in self._lives(ids):
                yield [f"Visit {life.reference} ({life.id}): {wrong}" for wrong in self._of(life)]
        self._count_unknown()

    def _next_ids(self, after: str) -> Sequence[str]:
        # What is read of one batch must be of one moment, or a hand-in meanwhile would look like a fault.
        self.session.rollback()
        if self.session.get_bind().dialect.name == "postgresql":
            self.session.execute(text("set transaction isolation level repeatable read, read only"))
        return self.session.scalars(select(Visit.id).where(Visit.id > after).order_by(Visit.id).limit(AT_ONCE)).all()

    def _lives(self, ids: Sequence[str]) -> Iterator[Life]:
        revisions, decisions = _of_visits(self._revisions(ids)), _of_visits(self._decisions(ids))
        submissions = _of_visits(self._rows(ids, Submission.visit_id, Submission.id, Submission.outcome))
        held = _of_visits(self._rows(ids, HeldHandIn.visit_id, HeldHandIn.submission_id))
        photos = _of_visits(self._rows(ids, Photo.visit_id, Photo.sha256, Photo.bytes))
        for visit, status, *words in self._visits(ids):
            yield Life(
                id=visit,
                reference="-".join(map(str, words)),
                status=status,
                submissions={row[1]: row[2] for row in submissions[visit]},
                revisions=[KeptRevision(*row[1:]) for row in revisions[visit]],
                decided={row[1]: row[2] for row in decisions[visit]},
                held=[row[1] for row in held[visit]],
                photos={row[1]: row[2] for row in photos[visit]},
            )

    def _visits(self, ids: Sequence[str]) -> Rows:
        columns = Visit.id, Visit.status, Wave.code, Branch.code, Visit.number
        query = select(*columns).join(Visit.wave).join(Visit.branch).where(Visit.id.in_(ids)).order_by(Visit.id)
        return self.session.execute(query).all()

    def _revisions(self, ids: Sequence[str]) -> Rows:
        has_score, document = Revision.scorecard.is_not(None), Revision.document if self.deep else null()
        columns = Submission.visit_id, Revision.id, Revision.submission_id, Revision.number, has_score, document
        query = select(*columns).select_from(Revision).join(Revision.submission)
        return self.session.execute(query.where(Submission.visit_id.in_(ids)).order_by(Revision.id)).all()

    def _decisions(self, ids: Sequence[str]) -> Rows:
        return self._rows(ids, Decision.visit_id, Decision.revision_id, Decision.kind)

    def _rows(self, ids: Sequence[str], visit: Any, *columns: Any) -> Rows:
        return self.session.execute(select(visit, *columns).where(visit.in_(ids))).all()

    def _of(self, life: Life) -> Iterator[str]:
        self.tally.visits += 1
        self.tally.submissions += len(life.submissions)
        if life.status in FILLABLE:
            self.tally.held += len(life.held)
        else:
            self.tally.left += len(life.held)
        yield from life_of_visits.faults(life)
        shelf = kept_photos.shelf(self.storage, life.id, life.photos, self.tally.photos)
        yield from kept_photos.faults(self.storage, shelf, self.tally.photos, deep=self.deep)

    def _of_database(self) -> list[str]:
        """What SQLite itself finds wrong with its file, as after a copy that was torn. Others look after themselves."""
        if not self.deep or self.session.get_bind().dialect.name != "sqlite":
            return []
        broken = [row[0] for row in self.session.execute(text("pragma integrity_check")) if row[0] != "ok"]
        loose = [row[0] for row in self.session.execute(text("pragma foreign_key_check"))]
        lost = (f"a row of {table} points at one that is missing" for table in loose)
        return [f"The database file: {wrong}. Restore it from a backup." for wrong in (*broken, *lost)]

    def _of_forms(self) -> Iterator[list[str]]:
        """Published versions that are not what was published."""
        published = select(FormVersion).where(FormVersion.status == "published").order_by(FormVersion.id)
        for version in self.session.scalars(published.execution_options(yield_per=1)) if self.deep else ():
            if sha256_of(version.tree) != version.sha256:
                name = f"Version {version.number} of the form {version.code} ({version.id})"
                yield [f"{name}: it is not what was published, for its SHA-256 differs. Restore it from a backup."]

    def _count_unknown(self) -> None:
        """Photos of visits that the database has no row of, as when it is older than the photos."""
        kept = kept_photos.by_visit(self.storage)
        while some := dict(islice(kept, AT_ONCE)):
            self.session.rollback()
            known = set(self.session.scalars(select(Visit.id).where(Visit.id.in_(some))))
            self.tally.photos.unknown += sum(count for visit, count in some.items() if visit not in known)
