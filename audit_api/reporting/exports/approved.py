"""Approved visits, read one after the other: however many there are, only a few are in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, contains_eager

from forms.definition import Form
from reports.answer_text import AnswerText
from reports.form_text import FormText
from reports.words import Words

from ...form_versions.models import FormVersion
from ...form_versions.taxonomy.reading import taxonomies_for
from ...people.access import STAFF, Viewer
from ...programmes.models import Branch, Programme, Wave
from ...results.gather import Reader, began, is_told
from ...review.models import Decision
from ...review.reading import told_numbers
from ...review.showing import capture_of
from ...submissions.models import Revision, Submission
from ...submissions.published_forms import form_of
from ...visits.models import VISIBLE_TO_BRANCHES, Visit

AT_ONCE = 50
"""Visits in memory together; each may bring a log of thousands of rows."""


Rows = TypeVarTuple("Rows")


@dataclass(frozen=True)
class Audience:
    """Who will read a file, and how."""

    viewer: Viewer
    reader: Reader


@dataclass(frozen=True)
class Asked:
    """A form version, and what it says in the reader's language."""

    version: FormVersion
    form: Form
    text: FormText
    words: Words


@dataclass(frozen=True)
class Approved:
    """An approved visit as one reader may see it. `number`: by which reports call it; none of what was no visit.

    `shopper` is a pseudonym that means something inside one file only. `inside`: the reader is of the agency, and may
    know how the visit was captured. `began`: by the clock on the branch's wall. `told`: the reader may know when
    exactly it was.
    """

    revision: Revision
    asked: Asked
    shopper: str
    number: int | None
    approved_at: datetime
    inside: bool
    began: datetime
    told: bool

    @property
    def submission(self) -> Submission:
        return self.revision.submission

    @property
    def visit(self) -> Visit:
        return self.revision.submission.visit

    @property
    def branch(self) -> Branch:
        return self.revision.submission.visit.branch

    @property
    def card(self) -> Mapping[str, Any]:
        """The scorecard; empty where there was no visit."""
        return self.revision.scorecard or {}

    @property
    def said(self) -> Mapping[str, Any]:
        """The answers document; `told` and `photos` where there was no visit."""
        said: Mapping[str, Any] = self.revision.document["answers"]
        return said

    @property
    def capture(self) -> Mapping[str, Any]:
        """What the phone noted beside the answers, for those who may know of it."""
        return capture_of(self.revision) if self.inside else {}

    @cached_property
    def answers(self) -> AnswerText:
        return AnswerText(self.said, self.asked.text, self.asked.words)


def is_any(session: Session, condition: ColumnElement[bool]) -> bool:
    """Whether there is any such visit."""
    return session.scalar(_of(select(Visit.id), condition).limit(1)) is not None


def approved(session: Session, audience: Audience, condition: ColumnElement[bool]) -> Iterator[Approved]:
    """The approved visits that meet `condition` (on Visit, Branch and Submission), by branch and number."""
    viewer, reader = audience.viewer, audience.reader
    names: dict[int, str] = {}
    forms: dict[int, Asked] = {}
    for revision, approved_at, number in _numbered(session, condition):
        visit = revision.submission.visit
        if visit.form_version_id not in forms:
            forms[visit.form_version_id] = _asked(visit.form_version, reader)
        inside, at = viewer.may(visit.branch.scope, *STAFF), began(revision)
        yield Approved(
            revision=revision,
            asked=forms[visit.form_version_id],
            shopper=names.setdefault(visit.shopper_id, f"S{len(names) + 1}"),
            number=number,
            approved_at=approved_at,
            inside=inside,
            began=at,
            told=inside or is_told(revision, at, reader),
        )


def _numbered(session: Session, condition: ColumnElement[bool]) -> Iterator[tuple[Revision, datetime, int | None]]:
    rows = session.execute(_approved(condition).execution_options(yield_per=AT_ONCE))
    for some in rows.partitions():
        numbers = told_numbers(session, [revision.submission.visit for revision, _ in some])
        yield from ((revision, at, numbers.get(revision.submission.visit_id)) for revision, at in some)


def _approved(condition: ColumnElement[bool]) -> Select[Revision, datetime]:
    visit = contains_eager(Revision.submission).contains_eager(Submission.visit)
    programme = visit.joinedload(Visit.wave).joinedload(Wave.programme)
    whole = (visit.contains_eager(Visit.branch).joinedload(Branch.region), programme.joinedload(Programme.client))
    query = _of(select(Revision, Decision.decided_at), condition)
    return query.options(*whole).order_by(Branch.code, Branch.id, Visit.number)


def _of(query: Select[*Rows], condition: ColumnElement[bool]) -> Select[*Rows]:
    """`query` of what was approved and meets `condition`."""
    joined = (
        query.join_from(Decision, Revision, Decision.revision_id == Revision.id)
        .join(Revision.submission)
        .join(Submission.visit)
        .join(Visit.branch)
    )
    return joined.where(Decision.kind == "approved", Visit.status == VISIBLE_TO_BRANCHES, condition)


def _asked(version: FormVersion, reader: Reader) -> Asked:
    text, taxonomies = FormText(version.tree, reader.language), taxonomies_for(version)
    return Asked(version, form_of(version, taxonomies), text, Words(reader.language, taxonomies))
