"""What came back from a visit: kept as it was, added to, never overwritten."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, get_args

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Float,
    ForeignKey,
    Integer,
    Numeric,
    String,
    UniqueConstraint,
    event,
)
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from ..db import Base, Document, UtcTime
from ..visits.models import Visit

RevisionKind = Literal["handed_in", "amended"]
VisitOutcome = Literal["visited", "closed", "not_found", "refused", "unsafe", "recognised"]
OUTCOMES: tuple[VisitOutcome, ...] = get_args(VisitOutcome)
"""What came of going there. All but the first are no visit: they have proof, and no score."""


class Submission(Base):
    """One hand-in. The phone makes its id, so that sending it again changes nothing.

    `sha256` is that of the document as it came; another document under the same id is a
    `Conflict`. A visit that was sent back gets a further submission. `clock_offset_ms` is how far the server's
    clock was ahead of the phone's when it came.
    """

    __tablename__ = "submissions"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    outcome: Mapped[VisitOutcome] = mapped_column(String(12), default="visited")
    clock_offset_ms: Mapped[int | None] = mapped_column(BigInteger)

    visit: Mapped[Visit] = relationship()
    revisions: Mapped[list["Revision"]] = relationship(back_populates="submission", order_by="Revision.number")

    __table_args__ = (
        CheckConstraint("outcome in ({})".format(", ".join(f"'{outcome}'" for outcome in OUTCOMES)), "outcome_known"),
    )


class Revision(Base):
    """Answers and the scorecard they got, as they were at one moment.

    `document` is the whole hand-in (`started_at`, `handed_in_at`, `device`, `capture`, and `answers` as in the
    form language, or what was told and shown where there was no visit). `scorecard` is the scorecard's JSON, none
    where there was no visit. `final` repeats its score so that a database can sort by it; none when nothing was
    possible. To write or delete one is a mistake in the program.
    """

    __tablename__ = "revisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[RevisionKind] = mapped_column(String(10))
    document: Mapped[dict[str, Any]] = mapped_column(Document)
    scorecard: Mapped[dict[str, Any] | None] = mapped_column(Document)
    final: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    complete: Mapped[bool] = mapped_column(Boolean)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    made_by: Mapped[int] = mapped_column(ForeignKey("users.id"))

    submission: Mapped[Submission] = relationship(back_populates="revisions")

    @property
    def card(self) -> dict[str, Any]:
        """The scorecard of a visit that took place."""
        if self.scorecard is None:
            raise ValueError(f"revision {self.id} is of no visit and has no score")
        return self.scorecard

    __table_args__ = (
        UniqueConstraint("submission_id", "number"),
        CheckConstraint("kind in ('handed_in', 'amended')", "kind_known"),
    )


@event.listens_for(Revision, "before_update")
@event.listens_for(Revision, "before_delete")
def _keep_frozen(_mapper: Mapper[Revision], _connection: Connection, revision: Revision) -> None:
    raise ValueError(f"revision {revision.id} is kept as it was; add another")


class Photo(Base):
    """A photo of a visit, named by the SHA-256 of the bytes the phone sent.

    What is kept has no metadata in it; what the camera had noted (time, place, how it was held)
    stands here. `sized` is true once the upright pictures that are shown have been made.
    """

    __tablename__ = "photos"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(20))
    bytes: Mapped[int] = mapped_column(Integer)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    orientation: Mapped[int] = mapped_column(Integer, default=1)
    taken_at: Mapped[str | None] = mapped_column(String(40))
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    sized: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (CheckConstraint("orientation between 1 and 8", "orientation_known"),)


class Conflict(Base):
    """Another document under an id that was taken: kept for a person to look at."""

    __tablename__ = "conflicts"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    document: Mapped[dict[str, Any]] = mapped_column(Document)
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    received_from: Mapped[int] = mapped_column(ForeignKey("users.id"))

    __table_args__ = (UniqueConstraint("submission_id", "sha256"),)


class HeldHandIn(Base):
    """A hand-in that is whole but for photos that are still on the phone: safe here, and no part of any figure.

    It goes when the hand-in itself arrives; a later one under the same id takes its place.
    """

    __tablename__ = "held_hand_ins"

    submission_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    document: Mapped[dict[str, Any]] = mapped_column(Document)
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    received_from: Mapped[int] = mapped_column(ForeignKey("users.id"))
