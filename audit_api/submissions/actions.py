"""Handing in: the one conductor from a document to what is kept of it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, defer

from forms.answers import read_answers
from forms.checking import missing
from forms.definition import Form
from forms.problems import Broken
from forms.scoring import score
from forms.values import Answers

from .. import jobs, problems
from ..form_versions.actions import as_places
from ..form_versions.models import FormVersion
from ..http import BROKEN_TEXT
from ..storage import Storage
from ..visits.actions import STATES, move
from ..visits.models import FILLABLE, Visit
from . import photos, sizes
from .models import Conflict, Photo, Revision, Submission
from .published_forms import form_of


@dataclass(frozen=True)
class HandIn:
    """A hand-in as it came (HandInSchema), under the id that the phone gave it, at the moment it came."""

    id: str
    by: int
    given: Mapping[str, Any]
    at: datetime

    @property
    def sha256(self) -> str:
        """Of what was answered, whatever the order of its keys; sending it later again changes nothing."""
        told = {"visit": str(self.given["visit"]), "form": self.given["form"], "document": self.given["document"]}
        return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def hand_in(session: Session, storage: Storage, visit: Visit, paper: HandIn) -> Submission:
    """Check, score and keep a hand-in of `visit`, and move the visit on.

    Refused: `wrong_state`, `bad_input` when the document breaks the form language, `not_ready` when something is
    still missing, `photo_missing`.
    """
    refuse_unfillable(visit)
    form = _form(session, visit, paper)
    answers = _answers(form, paper.given["document"])
    _refuse_unfinished(form, answers)
    arrived = _photos(storage, visit, answers)
    card = score(form, answers).as_tree()
    submission = Submission(id=paper.id, visit_id=visit.id, sha256=paper.sha256, received_at=paper.at)
    session.add_all([submission, _revision(paper, card)])
    move(visit, "handed_in")
    visit.started_at = visit.started_at or min(paper.given["started_at"], paper.at)
    session.flush()
    _keep_photos(session, visit, arrived, paper.at)
    return submission


def keep_conflict(session: Session, paper: HandIn) -> None:
    """Keep another document under an id that is taken, once, for a reviewer to look at."""
    if _has_broken_text(paper.given["document"]):
        message = "The document holds a sign that is no character. Remove it."
        problems.refuse_places([{"path": "document", "code": "not_a_text", "message": message}])
    same = select(Conflict.id).where(Conflict.submission_id == paper.id, Conflict.sha256 == paper.sha256)
    if session.scalar(same) is None:
        session.add(
            Conflict(
                submission_id=paper.id,
                sha256=paper.sha256,
                document=_document(paper.given),
                received_at=paper.at,
                received_from=paper.by,
            )
        )


def _has_broken_text(tree: Any) -> bool:
    """Whether something in a document that nobody has read can be kept in no database."""
    if isinstance(tree, dict):
        return any(_has_broken_text(part) for part in (*tree.keys(), *tree.values()))
    if isinstance(tree, list):
        return any(map(_has_broken_text, tree))
    return isinstance(tree, str) and BROKEN_TEXT.search(tree) is not None


def refuse_unfillable(visit: Visit) -> None:
    """Stop unless the shopper still works on `visit`."""
    if visit.status not in FILLABLE:
        state, cure = STATES[visit.status], "It can't be handed in again."
        problems.refuse("wrong_state", what=f"Visit {visit.reference}", state=state, cure=cure)


def _form(session: Session, visit: Visit, paper: HandIn) -> Form:
    if paper.given["form"] != visit.form_version_id:
        message = f"This visit is made with form {visit.form_version_id}. Open it again and fill that one in."
        problems.refuse_places([{"path": "form", "code": "other_form", "message": message}])
    # The tree is long, and needed only the first time.
    version = session.get_one(FormVersion, visit.form_version_id, options=[defer(FormVersion.tree)])
    return form_of(version)


def _answers(form: Form, document: Mapping[str, Any]) -> Answers:
    try:
        return read_answers(form, document)
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))


def _refuse_unfinished(form: Form, answers: Answers) -> None:
    if waiting := missing(form, answers):
        problems.refuse("not_ready", as_places(waiting), count=len(waiting))


def _photos(storage: Storage, visit: Visit, answers: Answers) -> list[photos.Arrived]:
    """The photos that the answers name; refused when one has not arrived."""
    named = sorted({sha256 for answer in answers.answers.values() for sha256 in answer.photos})
    if not named:
        return []
    here = set(photos.arrived(storage, visit.id))
    absent = [sha256 for sha256 in named if sha256 not in here]
    if absent:
        message = "This photo has not arrived yet. Send it, then hand in."
        places = [{"path": sha256, "code": "photo_missing", "message": message} for sha256 in absent]
        problems.refuse("photo_missing", places, count=len(absent))
    return [photo for sha256 in named if (photo := photos.find(storage, visit.id, sha256))]


def _document(given: Mapping[str, Any]) -> dict[str, Any]:
    times = {key: given[key].isoformat() for key in ("started_at", "handed_in_at")}
    return {**times, "device": given["device"], "answers": given["document"]}


def _revision(paper: HandIn, card: dict[str, Any]) -> Revision:
    return Revision(
        submission_id=paper.id,
        number=1,
        kind="handed_in",
        document=_document(paper.given),
        scorecard=card,
        final=None if card["final"] is None else Decimal(card["final"]),
        complete=card["complete"],
        made_at=paper.at,
        made_by=paper.by,
    )


def _keep_photos(session: Session, visit: Visit, arrived: Iterable[photos.Arrived], at: datetime) -> None:
    """A row for each photo that no earlier hand-in of this visit had, and the wish for its sizes."""
    if not arrived:
        return
    known = set(session.scalars(select(Photo.sha256).where(Photo.visit_id == visit.id)))
    fresh = [photo for photo in arrived if photo.sha256 not in known]
    if fresh:
        session.execute(insert(Photo), [_photo_row(visit, photo) for photo in fresh])
        jobs.ask(session, sizes.PHOTO_SIZES, {"visit": visit.id, "photos": [photo.sha256 for photo in fresh]}, at)


def _photo_row(visit: Visit, photo: photos.Arrived) -> dict[str, Any]:
    return {**asdict(photo), "visit_id": visit.id, "received_at": datetime.fromisoformat(photo.received_at)}
