"""One row a visit."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from ...results.gather import part_of_day
from ...review.distances import distances
from ...submissions.clock_jumps import was_set
from .approved import Approved
from .tables import (
    DATE,
    DEGREES,
    FLAG,
    MOMENT,
    PER_CENT,
    POINTS,
    SECONDS,
    TEXT,
    WHOLE,
    Column,
    Kind,
    Table,
    several,
)

Take = Callable[[Approved], Any]

NAMES = (
    Column("visit", TEXT, lambda row: row.visit.id),
    Column("reference", TEXT, lambda row: row.visit.reference if row.inside else None),
    Column("wave", TEXT, lambda row: row.visit.wave.code),
    Column("region", TEXT, lambda row: row.branch.region.code),
    Column("branch", TEXT, lambda row: row.branch.code),
    Column("form", TEXT, lambda row: row.asked.version.code),
    Column("form_version", WHOLE, lambda row: row.asked.version.number),
    Column("shopper", TEXT, lambda row: row.shopper),
)
"""What every row says of its visit."""


def _scored(name: str, kind: Kind) -> Column:
    """A figure of the scorecard; empty where there was no visit."""
    return Column(name, kind, lambda row: row.card.get(name))


def _complied(key: str) -> Take:
    return lambda row: row.card["compliance"][key] if row.card else None


def _listed(key: str) -> Take:
    return lambda row: several(list(row.card.get(key, ())))


def _told(take: Take) -> Take:
    """Empty while the reader may not know when exactly the visit was."""
    return lambda row: take(row) if row.told else None


def _inside(take: Take) -> Take:
    """Empty for readers who may not know how the visit was captured."""
    return lambda row: take(row) if row.inside else None


def _moment(key: str) -> Take:
    return lambda row: datetime.fromisoformat(row.revision.document[key])


def _on_the_clock(row: Approved) -> Decimal | None:
    """Seconds from the first tap to the last."""
    taps = [Decimal(str(at)) for at in row.said.get("events", {}).values()]
    return max(taps) - min(taps) if len(taps) > 1 else None


def _photos(row: Approved) -> int:
    return len({sha256 for given in _with_photos(row) for sha256 in given.get("photos", ())})


def _with_photos(row: Approved) -> Sequence[Mapping[str, Any]]:
    return list(row.said["answers"].values()) if row.card else [row.said]


def _captured(take: Callable[[Mapping[str, Any]], Any]) -> Take:
    """What the phone noted; empty where it noted nothing, and for readers who may not know of it."""
    return lambda row: take(row.capture) if row.capture else None


def _gaps(capture: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return capture.get("gaps") or ()


def _bridged(capture: Mapping[str, Any]) -> Decimal:
    return sum((Decimal(str(gap["counted"])) for gap in _gaps(capture)), Decimal(0))


def _place(moment: str) -> Take:
    return _captured(lambda capture: ((capture.get("places") or {}).get(moment) or {}).get("told"))


def _metres(moment: str) -> Take:
    return lambda row: distances(row.branch, {"capture": row.capture})[moment]


def _brought_in(row: Approved) -> bool:
    return row.revision.kind == "handed_in" and row.revision.made_by != row.visit.shopper_id


CAPTURED = (
    Column("clock_offset_ms", WHOLE, _inside(lambda row: row.submission.clock_offset_ms)),
    Column("clock_gaps", WHOLE, _captured(lambda capture: len(_gaps(capture)))),
    Column("clock_gap_seconds", SECONDS, _captured(_bridged)),
    Column("clock_changed", FLAG, _captured(was_set)),
    Column("place_at_check_in", TEXT, _place("check_in")),
    Column("metres_at_check_in", WHOLE, _metres("check_in")),
    Column("place_at_check_out", TEXT, _place("check_out")),
    Column("metres_at_check_out", WHOLE, _metres("check_out")),
    Column("brought_in", FLAG, _inside(_brought_in)),
)
"""How the visit was captured: for the agency's people only."""

VISITS = Table(
    "visits",
    (
        *NAMES,
        Column("client", TEXT, lambda row: row.visit.wave.programme.client.code),
        Column("programme", TEXT, lambda row: row.visit.wave.programme.code),
        Column("region_name", TEXT, lambda row: row.branch.region.name),
        Column("branch_name", TEXT, lambda row: row.branch.name),
        Column("city", TEXT, lambda row: row.branch.city),
        Column("time_zone", TEXT, lambda row: row.branch.time_zone),
        Column("latitude", DEGREES, lambda row: row.branch.latitude),
        Column("longitude", DEGREES, lambda row: row.branch.longitude),
        Column("number", WHOLE, lambda row: row.number),
        Column("channel", TEXT, lambda row: row.asked.form.channel),
        Column("outcome", TEXT, lambda row: row.submission.outcome),
        Column("told", TEXT, lambda row: row.said.get("told")),
        Column("month", TEXT, _told(lambda row: row.began.strftime("%Y-%m"))),
        Column("part_of_day", TEXT, lambda row: part_of_day(row.began.time())),
        Column("date", DATE, _told(lambda row: row.began.date())),
        Column("started_at", MOMENT, _told(_moment("started_at"))),
        Column("handed_in_at", MOMENT, _told(_moment("handed_in_at"))),
        Column("received_at", MOMENT, _told(lambda row: row.submission.received_at)),
        Column("approved_at", MOMENT, _told(lambda row: row.approved_at)),
        Column("clock_seconds", SECONDS, _on_the_clock),
        _scored("earned", POINTS),
        _scored("possible", POINTS),
        _scored("bonus", POINTS),
        _scored("raw", PER_CENT),
        _scored("final", PER_CENT),
        _scored("band", TEXT),
        _scored("coverage", PER_CENT),
        Column("complete", FLAG, lambda row: row.revision.complete),
        _scored("provisional", FLAG),
        Column("critical_questions", TEXT, _listed("critical")),
        Column("musts_met", WHOLE, _complied("met")),
        Column("musts_answered", WHOLE, _complied("answered")),
        Column("compliance_rate", PER_CENT, _complied("rate")),
        Column("sins_raised", TEXT, _listed("sins")),
        Column("calamities_raised", TEXT, _listed("calamities")),
        Column("photos", WHOLE, _photos),
        Column("revision", WHOLE, lambda row: row.revision.number),
        *CAPTURED,
    ),
)
