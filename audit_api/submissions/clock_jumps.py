"""Where a phone's clock was set during a visit, told by how it stood to the server's at the start and at the hand-in.

The phone cannot tell a clock that was set while its page was out of sight from sleep. The server's clock can tell that
it was set, and by how much, but not in which gap: each that may hide it is marked.
"""

from collections.abc import Mapping
from typing import Any

FORWARD_MS = 60_000
"""What a slow link can make of the first of two offsets, so that a clock seems to have been set forward."""
BACK_MS = 300_000
"""The same of the second, which a long hand-in takes longer to tell."""

BRIDGED = frozenset(("slept", "reopened"))
"""Gaps that were counted by the wall clock."""


def jump_ms(at_start: int | None, at_hand_in: int | None) -> int:
    """How far the phone's clock was set forward between two offsets from the server's (milliseconds that the server was
    ahead); below 0 where it was set back, 0 where it was not, or nobody can tell."""
    if at_start is None or at_hand_in is None:
        return 0
    jump = at_start - at_hand_in
    return jump if jump > FORWARD_MS or jump < -BACK_MS else 0


def marked(capture: Mapping[str, Any], jump: int) -> Mapping[str, Any]:
    """A capture (CaptureSchema) in which each gap that a jump may have bent says `clock_changed`."""
    gaps = [{**gap, "why": "clock_changed"} if _may_hold(gap, jump) else gap for gap in capture.get("gaps") or ()]
    return {**capture, "gaps": gaps} if jump else capture


def was_set(capture: Mapping[str, Any]) -> bool:
    """Whether a clock was seen to jump, or may have been set, in one of the gaps of a `marked` capture."""
    return any(gap["why"] == "clock_changed" for gap in capture.get("gaps") or ())


def _may_hold(gap: Mapping[str, Any], jump: int) -> bool:
    """A clock that was set forward made a gap at least that long; one that was set back may hide in any."""
    return gap["why"] in BRIDGED and gap["counted"] * 1000 >= jump - FORWARD_MS
