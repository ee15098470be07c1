"""What a hand-in says: read, checked and scored, or refused with every place that needs a look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session, defer

from forms.answers import read_answers
from forms.checking import missing
from forms.definition import Form
from forms.problems import Broken
from forms.scoring import score
from forms.values import Answers

from .. import problems
from ..form_versions.judging import as_places
from ..form_versions.models import FormVersion
from ..visits.models import Visit
from .paper import HandIn
from .published_forms import form_of


@dataclass(frozen=True)
class Contents:
    """The SHA-256 of each photo that is named, sorted, and the scorecard; none where there was no visit."""

    photos: tuple[str, ...]
    card: dict[str, Any] | None


def read(session: Session, visit: Visit, paper: HandIn) -> Contents:
    """What `paper` says of `visit`.

    Refused: `bad_input` when the document breaks the form language, `not_ready` when something is still missing.
    """
    if paper.given["form"] != visit.form_version_id:
        message = f"This visit is made with form {visit.form_version_id}. Open it again and fill that one in."
        problems.refuse_place("form", "other_form", message)
    if paper.outcome != "visited":
        return Contents(_once_each(paper.given["document"].get("photos", ())), None)
    form = _form(session, visit)
    answers = _answers(form, paper.given["document"])
    if waiting := missing(form, answers):
        problems.refuse("not_ready", as_places(waiting), count=len(waiting))
    named = (sha256 for answer in answers.answers.values() for sha256 in answer.photos)
    return Contents(_once_each(named), score(form, answers).as_tree())


def _once_each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _form(session: Session, visit: Visit) -> Form:
    # The tree is long, and needed only the first time.
    version = session.get_one(FormVersion, visit.form_version_id, options=[defer(FormVersion.tree)])
    return form_of(version)


def _answers(form: Form, document: Mapping[str, Any]) -> Answers:
    try:
        return read_answers(form, document)
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))
