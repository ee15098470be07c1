"""Filling in a form as a shopper would: everything well done, but for what the test says."""

import io
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from PIL import Image, ImageDraw

from forms.definition import Form, Question
from forms.reading import read_form

BANK_CLOCK = {
    "door": 0,
    "ack": 8,
    "ticket": 30,
    "called": 400,
    "greet": 403,
    "done": 590,
    "desk_ticket": 600,
    "desk_called": 1100,
    "desk_done": 1900,
    "out": 1960,
}
"""A visit to a bank in which every wait is within its target."""

WITH_FAULTS = {
    "A4": {"value": {"have": 3, "of": 4}},
    "B5": {"value": {"have": 3, "of": 5}},
    "B6": {"value": 840, "source": "document", "reason": "printed on the ticket"},
    "C4": {"value": 3},
    "C5": {"value": 1},
    "D4": {"value": 1},
    "D11": None,
    "E1": {"value": 1},
    "Z11": {"value": "no"},
}
"""Vector V19: what went less than well in a visit that earns 87.90 of 97, which is 90.6. A whole number for a
choice is the place of the option, for a checklist how many parts were seen."""


def photo(word: str = "demo", size: tuple[int, int] = (640, 480)) -> bytes:
    """A JPEG with `word` on it, and with the place and the camera in its metadata."""
    picture = Image.new("RGB", size, (90, 110, 140))
    ImageDraw.Draw(picture).text((20, 20), word, fill="white")
    exif = Image.Exif()
    exif[0x010F] = "Demo Camera Works"
    exif[0x0112] = 1
    exif.get_ifd(0x8825).update({1: "N", 2: (3.0, 8.0, 0.0), 3: "E", 4: (101.0, 41.0, 0.0)})
    data = io.BytesIO()
    picture.save(data, "JPEG", exif=exif)
    return data.getvalue()


def name_of(data: bytes) -> str:
    """What a photo is called: the SHA-256 of its bytes."""
    return sha256(data).hexdigest()


def answers(
    tree: Mapping[str, Any], photos: list[str], changes: Mapping[str, Any] | None = None, language: str = "en"
) -> dict[str, Any]:
    """An answers document for `tree` in which all is well, with `changes` laid over it.

    `photos` are given to the first questions that need one. A change of None leaves the question blank.
    """
    form, left, changes = read_form(tree), list(photos), changes or {}
    given = {}
    for question in (question for section in form.sections for question in section.questions):
        change = changes.get(question.code, {})
        if change is None:
            continue
        given[question.code] = {**_well_done(form, question, left), **_meant(question, change)}
    return {
        "form": form.code,
        "language": language,
        "events": dict(BANK_CLOCK),
        "answers": {code: answer for code, answer in given.items() if answer},
    }


def _well_done(form: Form, question: Question, photos: list[str]) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    value = _best(question)
    if value is not None:
        answer["value"] = value
    if question.comment == "required":
        answer["comment"] = "The advisor walked me to the door and held it open."
    if question.type == "photo" or question.photo == "required":
        answer["photos"] = [photos.pop(0)]
    return answer


def _best(question: Question) -> Any:
    kind = question.kind
    match question.type:
        case "yes_no":
            return getattr(kind, "expected", "yes")
        case "choice":
            return max(kind.options, key=lambda option: option.credit or 0).code  # type: ignore[attr-defined]
        case "choices":
            return [kind.options[0].code]  # type: ignore[attr-defined]
        case "checklist":
            return [part.code for part in kind.parts]  # type: ignore[attr-defined]
        case "scale":
            return kind.highest  # type: ignore[attr-defined]
        case "ratio":
            return {"have": 4, "of": 4}
        case "number":
            return 5
        case "text":
            return (
                "I came in, took a ticket and waited. The teller was quick and kind. The advisor knew "
                "the rules well, and told me what comes next, by when, and whom to call if it does not."
            )
        case "time":
            return "09:30"
    return None


def _meant(question: Question, change: Mapping[str, Any]) -> dict[str, Any]:
    value = change.get("value")
    if isinstance(value, int) and question.type == "choice":
        return {**change, "value": question.kind.options[value].code}  # type: ignore[attr-defined]
    if isinstance(value, int) and question.type == "checklist":
        parts = question.kind.parts  # type: ignore[attr-defined]
        return {**change, "value": [part.code for part in parts[:value]]}
    return dict(change)
