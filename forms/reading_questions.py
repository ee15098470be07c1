"""Reading one question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from forms.ask_if import Condition, Reach, read_condition
from forms.definition import (
    BINDINGS,
    COMMENTS,
    EFFECTS,
    PHOTOS,
    QUESTION_FAMILIES,
    TAG_FAMILIES,
    Critical,
    Question,
)
from forms.perceiving import read_perceives
from forms.places import Fields, Place, Spelling
from forms.question_types import TYPES, Kind, Setting
from forms.question_types.yes_no import YesNo
from forms.telling import read_tells
from forms.texts import NO_TEXT

QUESTION_CODE = Spelling("question", re.compile(r"[A-Za-z][A-Za-z0-9_]*"), "a letter, then letters, digits and _")
NEEDED_TAGS = ("parameter", "owner")
CURES = {
    "duration": "Give it a curve",
    "number": "Give it a curve of tiers",
    "choice": "Give each option a credit",
}


def read_question(place: Place, setting: Setting, reach: Reach) -> Question:
    """Reads a question, and adds it to those that later conditions may name."""
    fields = Fields(place)
    code = fields.needed("question", lambda at: at.code(QUESTION_CODE))
    kind = _read_kind(fields, setting)
    standard = fields.optional("standard", lambda at: _read_standard(at, setting), None)
    family = _word(fields, "family", QUESTION_FAMILIES)
    question = Question(
        code=code,
        kind=kind,
        title=fields.needed("title", setting.text),
        hint=fields.optional("hint", setting.text, NO_TEXT),
        points=fields.optional("points", lambda at: at.number(least=0), Fraction(0)),
        family=family,
        bonus=fields.optional("bonus", Place.boolean, False),
        binding=fields.optional("binding", lambda at: at.one_of(BINDINGS), _inherited(standard, setting)),
        tags=fields.optional("tags", lambda at: _read_tags(at, setting), {}),
        sins=_faults(fields, "sins", setting.taxonomies.codes("sin")),
        calamities=_faults(fields, "calamities", setting.taxonomies.codes("calamity")),
        probe=fields.optional("probe", Place.boolean, isinstance(kind, YesNo) and kind.expected == "no"),
        critical=fields.optional("critical", _read_critical, None),
        standard=standard,
        ask_if=read_ask_if(fields, reach),
        required=fields.optional("required", Place.boolean, True),
        photo=_word(fields, "photo", PHOTOS),
        comment=_word(fields, "comment", COMMENTS),
        not_applicable=fields.optional("not_applicable", Place.boolean, True),
        delayed=fields.optional("delayed", Place.boolean, False),
        perceives=read_perceives(fields, family, reach),
        tells=read_tells(fields, family),
    )
    if type(kind) is not Kind:
        fields.close()
        _refuse_points(fields, question)
    _declare(fields, question, reach)
    return question


def read_ask_if(fields: Fields, reach: Reach) -> Condition | None:
    return fields.optional("ask_if", lambda place: _read_condition(place, reach), None)


def _read_condition(place: Place, reach: Reach) -> Condition | None:
    return read_condition(place, reach)


def _read_kind(fields: Fields, setting: Setting) -> Kind:
    """The type with its own keys; a bare `Kind`, whose keys can't be judged, when the type is unknown."""
    known = tuple(TYPES)
    before = len(fields.place.problems)
    name = fields.needed("type", lambda at: at.one_of(known, "unknown_type"))
    if "type" not in fields or len(fields.place.problems) > before:
        return Kind()
    return TYPES[name].read(fields, setting)


def _read_standard(place: Place, setting: Setting) -> str | None:
    code = place.string()
    if code and code not in setting.standards:
        place.refuse_value("unknown_standard", "is not among the standards. Declare it there, or name one of them.")
    return code


def _inherited(standard: str | None, setting: Setting) -> str:
    return setting.standards.get(standard or "", "must")


def _word(fields: Fields, key: str, words: tuple[str, ...]) -> str:
    return fields.optional(key, lambda place: place.one_of(words), words[0])


def _faults(fields: Fields, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return fields.optional(key, lambda place: place.codes(known, "unknown_tag"), ())


def _read_tags(place: Place, setting: Setting) -> Mapping[str, str]:
    fields = Fields(place)
    tags = {
        family: fields[family].one_of(setting.taxonomies.codes(family), "unknown_tag")
        for family in TAG_FAMILIES
        if family in fields
    }
    fields.close()
    return tags


def _read_critical(place: Place) -> Critical | None:
    fields = Fields(place)
    effect = fields.needed("effect", lambda at: at.one_of(EFFECTS))
    at = fields.needed("at", lambda limit: limit.number(0, 100)) if effect == "cap" else None
    fields.close()
    return Critical(effect, at)


def _refuse_points(fields: Fields, question: Question) -> None:
    place, kind = fields.place, question.kind
    if question.points > 0 and not kind.scorable:
        cure = CURES.get(question.type, "Remove the points")
        fields["points"].refuse_value(
            "cannot_score",
            f"points are on a {question.type} question that can't be scored. {cure}, or ask it without points.",
            type=question.type,
            sentence=question.type if question.type in CURES else "never",
        )
    for family in NEEDED_TAGS:
        if question.scored and family not in question.tags:
            place.refuse(
                "tag_missing",
                f"The scored question {question.code} has no {family}. Add {family} to its tags.",
                family=family,
                question=question.code,
            )


def _declare(fields: Fields, question: Question, reach: Reach) -> None:
    code = question.code
    if code and code in reach.earlier and "question" in fields:
        message = "is the code of an earlier question. Give each its own code."
        fields["question"].refuse_value("duplicate_code", message, sentence="earlier")
    elif code:
        reach.earlier[code] = question.kind
