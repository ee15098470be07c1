"""Whether a visit stands where its hand-ins and the decisions on them have brought it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..submissions.models import VisitOutcome
from ..visits.models import VisitStatus
from .models import DecisionKind

LastWord = Literal["nothing", "waiting", "sent_back", "approved"]

FITTING: Mapping[VisitStatus, tuple[LastWord, ...]] = {
    "cancelled": ("nothing", "sent_back"),
    "assigned": ("nothing",),
    "started": ("nothing",),
    "sent_back": ("sent_back",),
    "handed_in": ("waiting",),
    "approved": ("approved",),
}
"""What must have been said last of a visit in each state."""

SAID: Mapping[LastWord, str] = {
    "nothing": "nothing was handed in",
    "waiting": "its newest hand-in waits for a decision",
    "sent_back": "its newest hand-in was sent back",
    "approved": "its newest hand-in was approved",
}


@dataclass(frozen=True)
class KeptRevision:
    """A revision, and its document where that was asked for."""

    id: int
    submission: str
    number: int
    has_score: bool
    document: Mapping[str, Any] | None


@dataclass(frozen=True)
class Life:
    """All that a database keeps of one visit. Revisions stand oldest first, `decided` by revision."""

    id: str
    reference: str
    status: VisitStatus
    submissions: Mapping[str, VisitOutcome]
    revisions: Sequence[KeptRevision]
    decided: Mapping[int, DecisionKind]
    held: Sequence[str]
    photos: Mapping[str, int]

    @property
    def last_word(self) -> LastWord:
        """What was said last."""
        return self.decided.get(self.revisions[-1].id, "waiting") if self.revisions else "nothing"


def faults(life: Life) -> Iterator[str]:
    """What contradicts itself, each as a sentence."""
    if life.last_word not in FITTING[life.status]:
        yield f"its status is {life.status}, but {SAID[life.last_word]}."
    if any(life.decided.get(revision.id) == "approved" for revision in life.revisions[:-1]):
        yield "a hand-in that is not its newest was approved."
    if life.decided.keys() - {revision.id for revision in life.revisions}:
        yield "it has a decision on a hand-in of another visit."
    if life.photos and not life.submissions:
        yield f"nothing was handed in, and the database has photos of it: {len(life.photos)}."
    for submission, outcome in life.submissions.items():
        yield from (f"hand-in {submission}: {wrong}" for wrong in _of_submission(life, submission, outcome))
    for submission in life.held:
        if submission in life.submissions:
            yield f"hand-in {submission}: it was handed in, and is held for its photos all the same."


def _of_submission(life: Life, submission: str, outcome: VisitOutcome) -> Iterator[str]:
    revisions = [revision for revision in life.revisions if revision.submission == submission]
    numbers = [revision.number for revision in revisions]
    if not numbers or numbers[0] != 1:
        yield "its first revision is missing."
    elif numbers != list(range(1, len(numbers) + 1)):
        yield f"its revisions are numbered {', '.join(map(str, numbers))}; one is missing."
    if any(revision.has_score != (outcome == "visited") for revision in revisions):
        yield f"its outcome is {outcome}, and it has {'no' if outcome == 'visited' else 'a'} score."
    unknown = {sha256 for revision in revisions for sha256 in named_photos(revision)} - life.photos.keys()
    yield from (f"photo {sha256} is named, and not in the database." for sha256 in sorted(unknown))


def named_photos(revision: KeptRevision) -> Iterator[str]:
    """The photos that a document names, where there is a document."""
    given = (revision.document or {}).get("answers", {})
    yield from given.get("photos", ())
    for answer in given.get("answers", {}).values():
        yield from answer.get("photos", ())
