"""One demo visit before it is made."""

from dataclasses import dataclass
from random import Random

from forms.definition import Question

from .profiles import Profile


@dataclass(frozen=True)
class Occasion:
    """One demo visit: where, in which wave (counted from 0), by whom, and on which part of the day."""

    profile: Profile
    wave: int
    teller: str
    language: str
    part_of_day: str
    rng: Random

    def chance(self, question: Question) -> float:
        """The chance that this question goes well, here and today."""
        failing = self.profile.faults.get(question.code)
        if failing is not None:
            return 1 - failing
        chance = self.profile.chance(question.tags, self.teller, self.wave)
        if question.critical:
            return 1 - (1 - chance) * 0.02
        return 1 - (1 - chance) * 0.2 if question.family == "perception" else chance
