"""Where does a branch stand among the branches of its wave, and may that be said?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from reports.measures.gate import Standing, standing
from reports.measures.league import RANK_FROM, League, Place, league

Hindrance = Literal["visits", "reliability"]
Scores = tuple[Decimal, ...]


@dataclass(frozen=True)
class Peers:
    """The league of the wave; `own` is this branch's place in it, none for one visit.

    `hindrance` says why there is no rank; `visits_to_rank` is how many visits a branch would give the reliability
    that a rank needs, none when the branches do not differ.
    """

    league: League
    own: Place | None
    hindrance: Hindrance | None
    visits_to_rank: int | None


def peers(branches: Sequence[Scores], own: Scores) -> Peers | None:
    """From the visit scores of each branch of the wave; its own scores are its place in them, or are added.

    None when there is nobody beside it.
    """
    mine, all_scores = tuple(sorted(own)), [tuple(sorted(scores)) for scores in branches if scores]
    everybody = tuple(sorted(all_scores if mine in all_scores or not mine else [*all_scores, mine]))
    found = _league(everybody)
    if found is None:
        return None
    code = str(everybody.index(mine)) if mine else ""
    place = next((place for place in found.places if place.code == code), None)
    return Peers(found, place, _hindrance(place), found.components.visits_for(RANK_FROM))


@lru_cache(maxsize=16)
def _league(branches: tuple[Scores, ...]) -> League | None:
    """The same for all branches of a wave, so that a bundle of reports draws lots once."""
    return league({str(place): scores for place, scores in enumerate(branches)})


def _hindrance(place: Place | None) -> Hindrance | None:
    if place is None or standing(place.visits) < Standing.BAND:
        return "visits"
    return None if place.rank else "reliability"
