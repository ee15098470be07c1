"""The scale on which customers answered a survey."""

import re
from dataclasses import dataclass

WRITTEN = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")


@dataclass(frozen=True)
class Scale:
    """From the worst that a customer could say to the best."""

    lowest: int
    highest: int

    @classmethod
    def read(cls, text: str) -> "Scale":
        """The scale that is written as `1-5`. ValueError, with the cure, for what is none."""
        ends = WRITTEN.fullmatch(text)
        if not ends or int(ends[1]) >= int(ends[2]):
            raise ValueError(f"{text[:20]!r} is no scale. Write the worst and the best answer, as 1-5 or 0-100.")
        return cls(int(ends[1]), int(ends[2]))
