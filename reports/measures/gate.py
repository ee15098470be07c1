"""May this figure be published? What a number of visits allows a report to say."""

from decimal import Decimal
from enum import IntEnum
from functools import cache

from reports.form_text import FormText


class Standing(IntEnum):
    """Each step allows what the steps below allow, and more."""

    NOTHING = 0
    CARD = 1
    """One visit: its card, as a snapshot. No figure for the branch."""
    MEAN = 2
    """Two or three: the mean and its interval, called provisional; no band."""
    SCORE = 3
    """Four to seven: the score, and a band called provisional."""
    BAND = 4
    """Eight and more: score and band."""


@cache
def standing(visits: int) -> Standing:
    """What so many complete approved visits allow."""
    steps = (1, 2, 4, 8)
    return Standing(sum(visits >= step for step in steps))


def band(score: Decimal, form: FormText) -> str | None:
    """The form's band of a score as printed; none when the form has no bands."""
    reached = [band for band in form.scoring.get("bands", ()) if score >= Decimal(str(band["from"]))]
    return max(reached, key=lambda band: Decimal(str(band["from"])))["band"] if reached else None


def bounds(visits: int, form: FormText) -> tuple[Decimal, ...]:
    """Where the form's bands begin, rising; empty while so few visits allow no band."""
    if standing(visits) < Standing.SCORE:
        return ()
    return tuple(sorted(Decimal(str(band["from"])) for band in form.scoring.get("bands", ())))
