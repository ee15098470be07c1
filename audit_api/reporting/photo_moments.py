"""When a photo was taken, on the visit clock: the phone noted each tap by that clock and by its own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..submissions.clock_jumps import was_set

Noted = Mapping[str, Any]


def moment(note: Noted, capture: Noted, events: Mapping[str, float]) -> float | None:
    """Seconds from the first of `events` to a photo (PhotoNoteSchema); this tells nothing of the time of day.

    None where that is not sure: unless the phone's own camera took it before the last of `events`, and nobody set the
    phone's clock meanwhile.
    """
    taken, taps = note.get("taken_at"), capture.get("taps")
    if note.get("source") != "camera" or not (taken and taps and events) or was_set(capture):
        return None
    at = _by_the_nearest(datetime.fromisoformat(taken), taps)
    first, last = min(events.values()), max(events.values())
    return at - first if first <= at <= last else None


def _by_the_nearest(taken: datetime, taps: list[Noted]) -> float:
    """The visit clock's second, reckoned from the tap that is nearest by the phone's clock."""
    away = [((taken - datetime.fromisoformat(tap["at"])).total_seconds(), tap["seconds"]) for tap in taps]
    since, second = min(away, key=lambda tap: abs(tap[0]))
    return float(second + since)
