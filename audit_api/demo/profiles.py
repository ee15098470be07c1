"""How well each demo branch works, and in what: the stories that its figures should tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

EASE: Mapping[str, float] = {
    "appearance": 0.06,
    "safety": 0.05,
    "vocabulary": -0.04,
    "expression": -0.02,
    "facilities": 0.02,
}
"""Some things go well more often than others, everywhere."""


@dataclass(frozen=True)
class Profile:
    """Chances are from 0 to 1, waits in seconds.

    `level` is the chance that something is done well, `owners` what differs from it for those who
    own a question, `trend` what each wave adds. `tellers` are staff codes with what differs for each
    person. `faults` are the chances that particular questions fail, whoever serves.
    """

    level: float
    owners: Mapping[str, float] = field(default_factory=dict)
    trend: float = 0.0
    tellers: tuple[tuple[str, float], ...] = (("T1", 0.0), ("T2", 0.01), ("T3", -0.01))
    queue: int = 420
    desk: int = 600
    counters: int = 4
    machines: int = 3
    faults: Mapping[str, float] = field(default_factory=dict)

    def chance(self, tags: Mapping[str, str], teller: str, wave: int) -> float:
        """The chance that a question with these tags goes well in a wave, counted from 0."""
        owner = tags.get("owner", "")
        chance = self.level + self.owners.get(owner, 0.0) + EASE.get(tags.get("parameter", ""), 0.0)
        if owner == "frontliner":
            chance += dict(self.tellers)[teller]
        return min(0.99, max(0.05, chance + self.trend * wave))

    def wait(self, seconds: int, wave: int) -> float:
        """What a usual wait of `seconds` has become by a wave: shorter where things improve."""
        return seconds * max(0.4, 1 - 1.5 * self.trend * wave)


GOOD = Profile(0.91, queue=380)
VERY_GOOD = Profile(0.96, {"advisor": 0.01, "guard": 0.01}, queue=300, desk=480)
FAIR = Profile(0.76, {"cleaner": -0.15, "manager": -0.05}, queue=640)
POOR = Profile(
    0.58,
    {"guard": -0.15, "frontliner": -0.05, "manager": -0.1},
    queue=1080,
    desk=1300,
    faults={"C10": 0.12, "C11": 0.5, "D6": 0.45, "Z9b": 0.35},
)
IMPROVING = Profile(0.66, {"advisor": -0.05}, trend=0.085, queue=900, desk=900)
DECLINING = Profile(0.95, {"advisor": 0.02}, trend=-0.07, queue=420, desk=700)
ONE_PERSON = Profile(0.86, tellers=(("T1", 0.12), ("T2", -0.55), ("T3", -0.08)), queue=480, faults={"C11": 0.12})
KIND_BUT_SLOW = Profile(0.88, {"manager": -0.45, "frontliner": 0.05, "guard": 0.05}, queue=1300, desk=1450, counters=5)
CORRECT_BUT_COLD = Profile(
    0.92, {"guard": -0.2, "frontliner": -0.06}, faults={"C4": 0.85, "C3": 0.8, "B2": 0.9, "Z11": 1.0}, queue=360
)
FRIENDLY_BUT_UNSURE = Profile(
    0.92,
    {"advisor": -0.42, "back_office": -0.3},
    faults={"D4": 0.85, "D3": 0.7, "D8": 0.1, "D9": 0.04, "D6": 0.15},
    queue=400,
)
CARELESS_WITH_IDENTITY = Profile(0.9, faults={"C10": 0.3, "C9": 0.4, "D9": 0.05}, queue=400)
LATE_OPENER = Profile(0.9, {"manager": -0.1}, faults={"A2": 0.2}, queue=460)
