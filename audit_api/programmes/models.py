"""Whose branches are visited, where they are, and in which waves."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Boolean, CheckConstraint, Date, Float, ForeignKey, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, UtcTime

CODE = r"[A-Za-z0-9_-]{1,40}\Z"
"""What a code looks like. Codes that differ only in case are the same code: paths are compared so."""


class Client(Base):
    """A company whose service is looked at."""

    __tablename__ = "clients"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    scope: Mapped[str] = mapped_column(ForeignKey("scopes.path", onupdate="CASCADE"), unique=True)


class Programme(Base):
    """What a client wants looked at over time.

    `target` is the score a branch should reach; `promised_share` the per cent of visits that a timed step should
    end in time, where the client promises one.
    """

    __tablename__ = "programmes"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(120))
    target: Mapped[Decimal] = mapped_column(Numeric(4, 1), default=Decimal(85))
    promised_share: Mapped[int | None]

    client: Mapped[Client] = relationship()

    __table_args__ = (
        UniqueConstraint("client_id", "code"),
        CheckConstraint("target between 0 and 100", "target_is_a_score"),
        CheckConstraint("promised_share between 1 and 100", "promised_share_is_a_share"),
    )


class Region(Base):
    """Branches that one regional manager answers for."""

    __tablename__ = "regions"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    scope: Mapped[str] = mapped_column(ForeignKey("scopes.path", onupdate="CASCADE"), unique=True)

    client: Mapped[Client] = relationship()

    __table_args__ = (UniqueConstraint("client_id", "code"),)


class Branch(Base):
    """A place that is visited. A closed one keeps its history and gets no new visits.

    `latitude` and `longitude` are degrees (WGS 84), both or neither.
    """

    __tablename__ = "branches"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(String(300), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    time_zone: Mapped[str] = mapped_column(String(64))
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    open: Mapped[bool] = mapped_column(Boolean, default=True)
    scope: Mapped[str] = mapped_column(ForeignKey("scopes.path", onupdate="CASCADE"), unique=True)

    client: Mapped[Client] = relationship()
    region: Mapped[Region] = relationship()

    __table_args__ = (
        UniqueConstraint("client_id", "code"),
        CheckConstraint("(latitude is null) = (longitude is null)", "place_is_whole"),
        CheckConstraint("latitude between -90 and 90 and longitude between -180 and 180", "place_is_on_earth"),
    )


class Wave(Base):
    """A round of visits of a programme, between two days, both included."""

    __tablename__ = "waves"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(120))
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)

    programme: Mapped[Programme] = relationship()

    __table_args__ = (
        UniqueConstraint("programme_id", "code"),
        CheckConstraint("starts_on <= ends_on", "starts_before_it_ends"),
    )


class SurveyMean(Base):
    """What real customers said in a survey of one promise of a branch in a wave.

    `mean` and `deviation` (standard deviation) are of `customers` answers on a scale from `lowest` to `highest`.
    """

    __tablename__ = "survey_means"

    id: Mapped[int] = mapped_column(primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("waves.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), index=True)
    promise: Mapped[str] = mapped_column(String(20))
    customers: Mapped[int]
    mean: Mapped[Decimal] = mapped_column(Numeric(12, 8))
    deviation: Mapped[Decimal] = mapped_column(Numeric(12, 8))
    lowest: Mapped[int]
    highest: Mapped[int]
    imported_at: Mapped[datetime] = mapped_column(UtcTime)

    wave: Mapped[Wave] = relationship()
    branch: Mapped[Branch] = relationship()

    __table_args__ = (
        UniqueConstraint("wave_id", "branch_id", "promise"),
        CheckConstraint("customers > 0 and deviation >= 0", "somebody_answered"),
        CheckConstraint("lowest < highest and mean between lowest and highest", "mean_is_on_its_scale"),
    )
