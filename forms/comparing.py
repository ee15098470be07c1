"""What changed between two versions of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from forms.definition import Form
from forms.writing_forms import write_form

NOT_THERE = object()


@dataclass(frozen=True, slots=True)
class Changes:
    """Question codes by what became of them, in the order of the newer form (removed ones: of the older).

    `changed` names for each question the keys that differ. `form` names what differs outside the questions:
    `title`, `scoring`, `sections` (their order, titles, weights and conditions) and so on.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.form)


def compare(older: Form, newer: Form) -> Changes:
    """What the newer version has that the older had not, and the other way round."""
    before, after = _questions(older), _questions(newer)
    changed = {code: _differing(before[code], after[code]) for code in after if code in before}
    return Changes(
        added=tuple(code for code in after if code not in before),
        removed=tuple(code for code in before if code not in after),
        changed={code: keys for code, keys in changed.items() if keys},
        form=_differing(_frame(older), _frame(newer)),
    )


def _questions(form: Form) -> dict[str, dict[str, Any]]:
    """Each question's tree, with the section that it stands in."""
    return {
        question["question"]: question | {"section": section["section"]}
        for section in write_form(form)["sections"]
        for question in section["questions"]
    }


def _frame(form: Form) -> dict[str, Any]:
    tree = write_form(form)
    sections = [{key: section[key] for key in section if key != "questions"} for section in tree["sections"]]
    return tree | {"sections": sections}


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    keys = dict.fromkeys([*before, *after])
    return tuple(key for key in keys if before.get(key, NOT_THERE) != after.get(key, NOT_THERE))
