"""What the demo bank's customers said in a survey that nobody ever held."""

from collections.abc import Iterator
from random import Random

from ..programmes.scales import Scale
from ..programmes.survey_import import Survey, import_survey
from ..spreadsheets import Line
from .bank import Bank
from .making import Stage
from .places import AREAS, Place
from .profiles import Profile
from .rounds import WAVES

SCALE = Scale(1, 5)
ASKED_IN = (WAVES - 2, WAVES - 1)
NOT_ASKED = ("PG-01", "SM-01")
"""Branches without a survey: their promise gap has the shoppers' own ratings."""

FELT_BY = {"quantity": "manager", "quality": "frontliner", "price": "advisor"}
"""Whose work customers feel in a promise; in the promise of time they feel the queue."""
SHORTEST, LONGEST = 200, 1900
"""Seconds in a queue that nobody minds, and that everybody does."""


def ask(stage: Stage, seed: str) -> None:
    """Import the means of the last two waves, as a file of them would be."""
    rows = (row for wave in ASKED_IN for row in _of_wave(stage.bank, wave, seed))
    lines = [Line(number, cells) for number, cells in enumerate(rows, start=2)]
    survey = Survey(stage.bank.waves[0].programme, SCALE, lines)
    import_survey(stage.session, survey, stage.now, dry_run=False)


def _of_wave(bank: Bank, wave: int, seed: str) -> Iterator[dict[str, str]]:
    for place in (place for area in AREAS for place in area.places if place.code not in NOT_ASKED):
        dice = Random(f"{seed}/{place.code}/{wave}/customers")
        for promise in (*FELT_BY, "timeliness"):
            yield {
                "branch": place.code,
                "wave": bank.waves[wave].code,
                "promise": promise,
                **_said(place, wave, promise, dice),
            }


def _said(place: Place, wave: int, promise: str, dice: Random) -> dict[str, str]:
    felt = min(0.97, max(0.03, _felt(place.profile, wave, promise) - 0.06 + dice.gauss(0, 0.03)))
    mean = SCALE.lowest + (SCALE.highest - SCALE.lowest) * felt
    return {"n": str(dice.randint(60, 180)), "mean": f"{mean:.2f}", "sd": f"{dice.uniform(0.7, 1.1):.2f}"}


def _felt(profile: Profile, wave: int, promise: str) -> float:
    """From 0 to 1: how well the promise seems to be kept."""
    if promise == "timeliness":
        return 1 - (profile.wait(profile.queue, wave) - SHORTEST) / (LONGEST - SHORTEST)
    return profile.chance({"owner": FELT_BY[promise]}, profile.tellers[0][0], wave)
