"""The question types, by the name that a form calls them."""

from forms.question_types.checklist import Checklist
from forms.question_types.choice import Choice
from forms.question_types.choices import Choices
from forms.question_types.duration import Duration
from forms.question_types.kind import Kind, Setting
from forms.question_types.number import Number
from forms.question_types.photo import Photo
from forms.question_types.ratio import RatioOf
from forms.question_types.scale import Scale
from forms.question_types.text import Words
from forms.question_types.time import TimeOfDay
from forms.question_types.yes_no import YesNo

TYPES: dict[str, type[Kind]] = {
    kind.name: kind
    for kind in (
        YesNo,
        Choice,
        Checklist,
        Scale,
        RatioOf,
        Duration,
        Number,
        Choices,
        Words,
        TimeOfDay,
        Photo,
    )
}

__all__ = ["TYPES", "Kind", "Setting"]
