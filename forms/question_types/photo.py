"""Photos as the answer; never scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from forms.places import Fields, Place
from forms.question_types.kind import Kind, Setting
from forms.values import Answer, Clock


@dataclass(frozen=True, slots=True)
class Photo(Kind):
    """Answered by the photos of the answer, `at_least` so many and `at_most` so many."""

    name: ClassVar[str] = "photo"
    at_least: int = 1
    at_most: int = 6

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        at_least = fields.optional("at_least", lambda place: place.whole(least=0), 1)
        at_most = fields.optional("at_most", lambda place: place.whole(least=1), max(6, at_least))
        if at_least > at_most:
            message = f"is below at_least. Give {at_least} or more."
            fields["at_most"].refuse_value("below_minimum", message, least=at_least, sentence="photos")
        return cls(at_least, at_most)

    def write(self) -> dict[str, Any]:
        return {"at_least": self.at_least, "at_most": self.at_most}

    @property
    def scorable(self) -> bool:
        return False

    def read_value(self, place: Place) -> str:
        place.refuse("value_not_taken", "A photo question has no value. Put its photos in photos.")
        return ""

    def taken(self, answer: Answer, clock: Clock) -> tuple[str, ...] | None:
        return answer.photos or None
