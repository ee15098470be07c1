"""Which time zones there are."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from marshmallow import ValidationError


@cache
def known() -> frozenset[str]:
    """The names a branch may have: places (`Asia/Kuala_Lumpur`) and `UTC`."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def problem(name: str) -> str | None:
    """What is wrong with `name` as a time zone, and the nearest right one; none if nothing."""
    if name in known():
        return None
    near = get_close_matches(name, known(), n=1, cutoff=0.85)
    cure = f"Did you mean {near[0]}?" if near else "Write it like Asia/Kuala_Lumpur."
    return f"{name!r} is no time zone. {cure}"


def check(name: str) -> None:
    """The same as a check of a schema's field."""
    wrong = problem(name)
    if wrong:
        raise ValidationError(wrong)
