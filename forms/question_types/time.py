"""A time of day; never scored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from forms.places import Place
from forms.question_types.kind import EQUALITY, ORDER, Kind

_CLOCK_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class TimeOfDay(Kind):
    """Written HH:MM, from 00:00 to 23:59, so that the order of the words is the order of the times."""

    name: ClassVar[str] = "time"
    tests: ClassVar[tuple[str, ...]] = EQUALITY + ORDER

    @property
    def scorable(self) -> bool:
        return False

    def read_value(self, place: Place) -> str:
        if isinstance(place.value, str) and _CLOCK_TIME.fullmatch(place.value):
            return place.value
        place.refuse_value("not_a_time", "is not a time of day. Write hours and minutes, as in 09:30.")
        return "00:00"
