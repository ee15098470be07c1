"""Free words; never scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from forms.places import Fields, Place
from forms.question_types.kind import EQUALITY, Kind, Setting
from forms.values import Answer, Clock


@dataclass(frozen=True, slots=True)
class Words(Kind):
    """Nothing but spaces is no answer. `minimum_length` counts characters, spaces at both ends left out."""

    name: ClassVar[str] = "text"
    tests: ClassVar[tuple[str, ...]] = EQUALITY
    minimum_length: int = 0

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        return cls(fields.optional("minimum_length", lambda place: place.whole(least=0), 0))

    def write(self) -> dict[str, Any]:
        return {"minimum_length": self.minimum_length} if self.minimum_length else {}

    @property
    def scorable(self) -> bool:
        return False

    def read_value(self, place: Place) -> str:
        return place.string()

    def taken(self, answer: Answer, clock: Clock) -> str | None:
        return answer.value if isinstance(answer.value, str) and answer.value.strip() else None
