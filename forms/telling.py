"""Questions whose answer is a code that visits can be compared by: who served, or as whom the shopper came."""

from __future__ import annotations

from forms.places import Fields

TELLS = ("staff", "scenario")
TELLING = ("text", "choice")
"""The types whose answer is one code."""


def read_tells(fields: Fields, family: str) -> str | None:
    """What a question tells of the visit; only questions of family context do."""
    if "tells" not in fields:
        return None
    place = fields["tells"]
    kind = fields.tree["type"].value if "type" in fields else None
    if family != "context" or kind not in TELLING:
        types = " or ".join(TELLING)
        message = f"Only questions of family context, of type {types}, tell a visit's code."
        place.refuse("cannot_tell", message, types=TELLING)
    return place.one_of(TELLS)
