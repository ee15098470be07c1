"""Questions that ask how long something felt, before anybody shows how long it took."""

from __future__ import annotations

from forms.ask_if import Reach
from forms.places import Fields, Place
from forms.question_types import Kind

PERCEIVING = ("number", "scale", "choice")
"""The types that can ask for a perceived time. A number is in minutes."""


def read_perceives(fields: Fields, family: str, reach: Reach) -> tuple[str, ...]:
    """The earlier duration questions whose perceived time a question asks for."""
    if "perceives" not in fields:
        return ()
    place = fields["perceives"]
    kind = fields.tree["type"].value if "type" in fields else None
    if family != "perception" or kind not in PERCEIVING:
        types = ", ".join(PERCEIVING)
        message = f"Only questions of family perception, of type {types}, ask how long it felt."
        place.refuse("cannot_perceive", message, types=PERCEIVING)
    items = place.items(at_least=1)
    place.refuse_twice([item.value if isinstance(item.value, str) else "" for item in items])
    return tuple(_read_duration(item, reach) for item in items)


def _read_duration(place: Place, reach: Reach) -> str:
    code = place.string()
    kind = reach.earlier.get(code)
    if type(kind) is Kind:
        return code  # its type is unknown, which is refused already
    if kind and kind.name != "duration":
        place.refuse_value("no_duration", "is no duration question. Name one that is.", type=kind.name)
    elif code in reach.everywhere and code not in reach.earlier:
        place.refuse_value("later_question", "is not asked before this. Name an earlier question.")
    elif code and code not in reach.earlier:
        place.refuse_value("unknown_question", "is no question of this form. Name an earlier question.")
    return code
