"""Options and parts: what several question types let people choose from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from forms.places import Fields, Place
from forms.question_types.kind import Setting
from forms.texts import Text
from forms.writing import plain_number


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from; `credit` is None where nothing is scored."""

    code: str
    title: Text
    credit: Fraction | None = None

    def write(self) -> dict[str, Any]:
        credit = {} if self.credit is None else {"credit": plain_number(self.credit)}
        return {"option": self.code, "title": self.title.write()} | credit


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things to look for."""

    code: str
    title: Text

    def write(self) -> dict[str, Any]:
        return {"part": self.code, "title": self.title.write()}


def read_options(fields: Fields, setting: Setting, credited: bool) -> tuple[Option, ...]:
    def read(place: Place) -> Option:
        entry = Fields(place)
        credit = entry.optional("credit", _credit, None) if credited else None
        option = Option(entry.needed("option", Place.code), entry.needed("title", setting.text), credit)
        entry.close()
        return option

    return fields.needed("options", lambda place: _different(place, [read(item) for item in place.items(2)]))


def read_parts(fields: Fields, setting: Setting) -> tuple[Part, ...]:
    def read(place: Place) -> Part:
        entry = Fields(place)
        part = Part(entry.needed("part", Place.code), entry.needed("title", setting.text))
        entry.close()
        return part

    return fields.needed("parts", lambda place: _different(place, [read(item) for item in place.items(2)]))


def _credit(place: Place) -> Fraction | None:
    return place.number(least=0, most=1)


def _different(place: Place, chosen: list[Any]) -> tuple[Any, ...]:
    place.refuse_twice([item.code for item in chosen], "option" if "option" in _keys(place) else "part")
    return tuple(chosen)


def _keys(place: Place) -> set[str]:
    return {key for item in place.items() if isinstance(item.value, dict) for key in item.value}
