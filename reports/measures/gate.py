"""May this figure be published? What a number of visits allows a report to say."""

from enum import IntEnum
from functools import cache


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
